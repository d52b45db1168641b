package io.silkwire.alert.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.UriRouteInfo;
import io.silkwire.alert.fakes.OpenIdServer;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Accounts on a real broker and over real HTTP: who gets in, what each role may do, and what is void at once. */
@NullUnmarked // fields are set before all tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(AccountServer.Shared.class)
class AccountsIT {
    private static final String PASSWORD = AccountServer.PASSWORD;

    private final ObjectMapper json = new ObjectMapper();
    private AccountServer shared;
    private EmbeddedServer server;
    private HttpClient http;

    @BeforeAll
    void start(AccountServer there) {
        shared = there;
        server = there.server();
        http = there.http();
    }

    @Test
    void theLinkForTheFirstAdminWorksOnce() throws Exception {
        Browser browser = shared.browser();
        assertThat(browser.get(shared.invitation()).statusCode()).isEqualTo(404);
        assertThat(shared.bean(FirstAdmin.class).invite()).isEmpty();
    }

    @Test
    void whoIsNotSignedInIsLedToTheFormAndProgramsAreToldWhatToSend() throws Exception {
        HttpResponse<String> page = shared.browser().get("/subscriptions?x=1");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/login?back=%2Fsubscriptions%3Fx%3D1");
        HttpResponse<String> api = api("GET", "/api/v1/subscriptions", null, null);
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(api.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aPasswordOpensASessionThatSigningOutEnds() throws Exception {
        accounts().add("signer", "Signer", null, Role.ANALYST, PASSWORD, null);
        Browser browser = shared.browser();
        HttpResponse<String> wrong = browser.signIn("signer", "not the password", "/subscriptions");
        assertThat(wrong.statusCode()).isEqualTo(401);
        HttpResponse<String> in = browser.signIn("signer", PASSWORD, "/subscriptions");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location")).contains("/subscriptions");
        HttpResponse<String> account = browser.get("/account");
        assertThat(account.body()).contains("Signer");
        assertThat(browser.post("/logout", account, Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void signingInLeadsToNoOtherSite() throws Exception {
        accounts().add("led", "Led", null, Role.VIEWER, PASSWORD, null);
        for (String back : List.of("//evil.example/", "/\\evil.example", "https://evil.example/", "/login")) {
            Browser browser = shared.browser();
            assertThat(browser.signIn("led", PASSWORD, back).headers().firstValue("Location"))
                    .as(back)
                    .contains("/");
        }
    }

    @Test
    void afterFiveWrongPasswordsNoMoreAreLookedAt() throws Exception {
        accounts().add("guessed", "Guessed", null, Role.VIEWER, PASSWORD, null);
        Browser browser = shared.browser();
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            statuses.add(browser.signIn("guessed", "wrong password " + i, "/").statusCode());
        }
        statuses.add(browser.signIn("guessed", PASSWORD, "/").statusCode());
        assertThat(statuses).containsExactly(401, 401, 401, 401, 401, 429);
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.getURI().resolve("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("account=first&password=" + encoded(PASSWORD)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("silkwire_session"));
    }

    @Test
    void aRevokedTokenIsVoidAtOnceAndSoAreThoseOfADisabledAccount() throws Exception {
        String first = shared.tokenOf("revoked", Role.VIEWER);
        assertThat(api("GET", "/api/v1/me", first, null).statusCode()).isEqualTo(200);
        String id = json.readTree(api("GET", "/api/v1/me", first, null).body())
                .at("/account/tokens/0/id")
                .asText();
        assertThat(api("DELETE", "/api/v1/me/tokens/" + id, first, null).statusCode())
                .isEqualTo(204);
        assertThat(api("GET", "/api/v1/me", first, null).statusCode()).isEqualTo(401);

        String second = shared.tokenOf("disabled", Role.VIEWER);
        HttpResponse<String> disabled =
                api("PUT", "/api/v1/accounts/disabled", shared.token(Role.ADMIN), "{\"state\":\"disabled\"}");
        assertThat(disabled.statusCode()).isEqualTo(200);
        assertThat(api("GET", "/api/v1/me", second, null).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenMayNoMoreThanItsScopeAndNobodyMakesOneOfMore() throws Exception {
        HttpResponse<String> made = api(
                "POST", "/api/v1/me/tokens", shared.token(Role.ADMIN), "{\"name\":\"reader\",\"scope\":\"viewer\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        String reader = json.readTree(made.body()).path("token").asText();
        assertThat(api("GET", "/api/v1/accounts", reader, null).statusCode()).isEqualTo(403);
        HttpResponse<String> more = api("POST", "/api/v1/me/tokens", reader, "{\"name\":\"more\",\"scope\":\"admin\"}");
        assertThat(more.statusCode()).isEqualTo(422);
    }

    @Test
    void aNewPasswordEndsTheSessionsThatWereBegun() throws Exception {
        accounts().add("changer", "Changer", null, Role.VIEWER, PASSWORD, null);
        Browser browser = shared.browser();
        browser.signIn("changer", PASSWORD, "/");
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        accounts().setPassword(new AccountId("changer"), "another set of words");
        assertThat(browser.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void anInventedSessionIsNone() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.getURI().resolve("/api/v1/me"))
                        .header("Cookie", "silkwire_session=first:99999999999999.c2lnbmF0dXJl")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void weakPasswordsAndTakenNamesAreRefusedWithTheField() throws Exception {
        String admin = shared.token(Role.ADMIN);
        HttpResponse<String> weak =
                api("POST", "/api/v1/accounts", admin, "{\"id\":\"weak\",\"role\":\"viewer\",\"password\":\"short\"}");
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(json.readTree(weak.body()).at("/errors/0/field").asText()).isEqualTo("password");
        HttpResponse<String> taken = api(
                "POST",
                "/api/v1/accounts",
                admin,
                "{\"id\":\"first\",\"role\":\"viewer\",\"password\":\"" + PASSWORD + "\"}");
        assertThat(json.readTree(taken.body()).at("/errors/0/field").asText()).isEqualTo("id");
    }

    @Test
    void whatIsToldOfAccountsHoldsNoHash() throws Exception {
        String all =
                api("GET", "/api/v1/accounts", shared.token(Role.ADMIN), null).body();
        assertThat(all).contains("first").doesNotContain("$2a$").doesNotContain("sha256");
    }

    @Test
    void theAuditTellsWhoDidWhat() throws Exception {
        api(
                "POST",
                "/api/v1/accounts",
                shared.token(Role.ADMIN),
                "{\"id\":\"audited\",\"role\":\"viewer\",\"password\":\"" + PASSWORD + "\"}");
        JsonNode entries = json.readTree(
                api("GET", "/api/v1/audit", shared.token(Role.ADMIN), null).body());
        assertThat(entries)
                .anySatisfy(entry -> assertThat(entry.toString())
                        .contains("\"actor\":\"admin-person\"", "\"action\":\"account.add\"", "\"target\":\"audited\""))
                .noneSatisfy(entry -> assertThat(entry.toString()).contains(PASSWORD));
    }

    @Test
    void everyRouteAsksForTheRoleOfTheTable() throws Exception {
        List<String> table = Files.readAllLines(Path.of("src/test/resources/account/routes.txt"));
        assertThat(routes().keySet()).as("routes of the service").containsExactlyElementsOf(new TreeSet<>(table));
    }

    @Test
    void noRoleGetsMoreThanTheTableSays() throws Exception {
        for (UriRouteInfo<?, ?> route : routes().values()) {
            String method = route.getHttpMethodName();
            String path = route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "x");
            String least = least(route);
            assertThat(refused(method, path, null))
                    .as("%s %s without signing in", method, path)
                    .isEqualTo(!least.equals("everybody"));
            for (Role role : Role.values()) {
                boolean allowed = least.equals("everybody") || role.includes(role(least));
                assertThat(refused(method, path, shared.token(role)))
                        .as("%s %s as %s", method, path, role.label())
                        .isEqualTo(!allowed);
            }
        }
    }

    @Test
    void theProviderOfSingleSignOnMakesAnAccountOnce() throws Exception {
        OpenIdServer provider = shared.provider();
        provider.knows("24400320", "Provider's person", "person@ministry.example");
        Browser browser = shared.browser();
        assertThat(browser.throughProvider(provider).statusCode()).isEqualTo(303);
        assertThat(browser.get("/account").body()).contains("person");
        shared.browser().throughProvider(provider);
        assertThat(accounts().all().stream().filter(account -> account.subject() != null))
                .hasSize(1)
                .first()
                .satisfies(account -> assertThat(account.role()).isEqualTo(Role.VIEWER));
    }

    @Test
    void aTokenOfTheProviderForSomebodyElseIsRefused() throws Exception {
        OpenIdServer provider = shared.provider();
        provider.knows("1", "One", "one@ministry.example");
        for (OpenIdServer.Fault fault : OpenIdServer.Fault.values()) {
            provider.faults(fault);
            assertThat(shared.browser().throughProvider(provider).statusCode())
                    .as(fault.name())
                    .isEqualTo(403);
        }
        provider.faults(null);
    }

    private Map<String, UriRouteInfo<?, ?>> routes() {
        Map<String, UriRouteInfo<?, ?>> routes = new TreeMap<>();
        shared.routes()
                .forEach(route -> routes.put(
                        route.getHttpMethodName() + " "
                                + route.getUriMatchTemplate().toPathString() + " " + least(route),
                        route));
        return routes;
    }

    private static String least(UriRouteInfo<?, ?> route) {
        String path = route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "x");
        return AccessRules.least(route.getHttpMethod(), path).map(Role::label).orElse("everybody");
    }

    private static Role role(String label) {
        return Role.valueOf(label.toUpperCase(java.util.Locale.ROOT));
    }

    /** Whether the answer is that of the access filter; the body of an endless stream is not waited for. */
    private boolean refused(String method, String path, @Nullable String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.getURI().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return token == null
                ? answer.statusCode() == 401
                : answer.statusCode() == 403
                        && !path.startsWith("/login")
                        && !path.equals("/logout")
                        && isOfTheFilter(method, path, token);
    }

    private boolean isOfTheFilter(String method, String path, String token) throws Exception {
        return api(method, path, token, null).body().contains("this asks for the role");
    }

    private HttpResponse<String> api(String method, String path, @Nullable String token, @Nullable String body)
            throws IOException, InterruptedException {
        return shared.api(method, path, token, body);
    }

    private Accounts accounts() {
        return shared.accounts();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
