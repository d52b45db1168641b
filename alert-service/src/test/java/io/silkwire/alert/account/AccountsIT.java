package io.silkwire.alert.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.silkwire.alert.fakes.OpenIdServer;
import io.silkwire.alert.fakes.TestBroker;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Accounts on a real broker and over real HTTP: who gets in, what each role may do, and what is void at once. */
@NullUnmarked // fields are set before all tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsIT {
    private static final String PASSWORD = "four plain short words";
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]{32})\"");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private TestBroker broker;
    private OpenIdServer provider;
    private EmbeddedServer server;
    private String invitation;
    private final Map<Role, String> tokens = new TreeMap<>();

    @BeforeAll
    void start(@TempDir Path dir) throws Exception {
        broker = TestBroker.start(dir);
        provider = OpenIdServer.start();
        server = ApplicationContext.builder()
                .overrideConfigLocations("classpath:alert-service/")
                .properties(Map.of(
                        "micronaut.server.port",
                        -1,
                        "kafka.bootstrap.servers",
                        broker.connection().bootstrapServers(),
                        "elasticsearch.url",
                        "http://127.0.0.1:9",
                        "silkwire.alert.match.state-dir",
                        dir.resolve("state").toString(),
                        "silkwire.alert.accounts.required",
                        true,
                        "silkwire.alert.accounts.session-key-file",
                        dir.resolve("session-key").toString(),
                        "silkwire.alert.accounts.requests-per-minute",
                        100_000,
                        "silkwire.alert.accounts.oidc",
                        provider.settings()))
                .run(EmbeddedServer.class);
        invitation = server.getApplicationContext()
                .getBean(FirstAdmin.class)
                .invite()
                .orElseThrow();
        setUpFirstAdmin();
        for (Role role : Role.values()) {
            tokens.put(role, tokenOf(role.label() + "-person", role));
        }
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        provider.close();
        broker.close();
    }

    private void setUpFirstAdmin() throws Exception {
        Browser browser = new Browser();
        HttpResponse<String> form = browser.get(invitation);
        assertThat(form.statusCode()).isEqualTo(200);
        HttpResponse<String> made = browser.post(
                "/setup",
                form,
                Map.of("account", "first", "password", PASSWORD, "code", invitation.replaceFirst(".*=", "")));
        assertThat(made.statusCode()).isEqualTo(303);
        assertThat(browser.get("/account").body()).contains("first").contains("All accounts");
    }

    private String tokenOf(String id, Role role) {
        Accounts accounts = accounts();
        accounts.add(id, id, null, role, null, null);
        String text = ApiTokens.make();
        assertThat(accounts.addToken(new AccountId(id), "test", role, null, text))
                .isInstanceOf(AccountChange.Saved.class);
        return text;
    }

    @Test
    void theLinkForTheFirstAdminWorksOnce() throws Exception {
        Browser browser = new Browser();
        assertThat(browser.get(invitation).statusCode()).isEqualTo(404);
        assertThat(server.getApplicationContext().getBean(FirstAdmin.class).invite())
                .isEmpty();
    }

    @Test
    void whoIsNotSignedInIsLedToTheFormAndProgramsAreToldWhatToSend() throws Exception {
        HttpResponse<String> page = new Browser().get("/subscriptions?x=1");
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
        Browser browser = new Browser();
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
            Browser browser = new Browser();
            assertThat(browser.signIn("led", PASSWORD, back).headers().firstValue("Location"))
                    .as(back)
                    .contains("/");
        }
    }

    @Test
    void afterFiveWrongPasswordsNoMoreAreLookedAt() throws Exception {
        accounts().add("guessed", "Guessed", null, Role.VIEWER, PASSWORD, null);
        Browser browser = new Browser();
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
        String first = tokenOf("revoked", Role.VIEWER);
        assertThat(api("GET", "/api/v1/me", first, null).statusCode()).isEqualTo(200);
        String id = json.readTree(api("GET", "/api/v1/me", first, null).body())
                .at("/account/tokens/0/id")
                .asText();
        assertThat(api("DELETE", "/api/v1/me/tokens/" + id, first, null).statusCode())
                .isEqualTo(204);
        assertThat(api("GET", "/api/v1/me", first, null).statusCode()).isEqualTo(401);

        String second = tokenOf("disabled", Role.VIEWER);
        HttpResponse<String> disabled =
                api("PUT", "/api/v1/accounts/disabled", tokens.get(Role.ADMIN), "{\"state\":\"disabled\"}");
        assertThat(disabled.statusCode()).isEqualTo(200);
        assertThat(api("GET", "/api/v1/me", second, null).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenMayNoMoreThanItsScopeAndNobodyMakesOneOfMore() throws Exception {
        HttpResponse<String> made =
                api("POST", "/api/v1/me/tokens", tokens.get(Role.ADMIN), "{\"name\":\"reader\",\"scope\":\"viewer\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        String reader = json.readTree(made.body()).path("token").asText();
        assertThat(api("GET", "/api/v1/accounts", reader, null).statusCode()).isEqualTo(403);
        HttpResponse<String> more = api("POST", "/api/v1/me/tokens", reader, "{\"name\":\"more\",\"scope\":\"admin\"}");
        assertThat(more.statusCode()).isEqualTo(422);
    }

    @Test
    void aNewPasswordEndsTheSessionsThatWereBegun() throws Exception {
        accounts().add("changer", "Changer", null, Role.VIEWER, PASSWORD, null);
        Browser browser = new Browser();
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
        String admin = tokens.get(Role.ADMIN);
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
                api("GET", "/api/v1/accounts", tokens.get(Role.ADMIN), null).body();
        assertThat(all).contains("first").doesNotContain("$2a$").doesNotContain("sha256");
    }

    @Test
    void theAuditTellsWhoDidWhat() throws Exception {
        api(
                "POST",
                "/api/v1/accounts",
                tokens.get(Role.ADMIN),
                "{\"id\":\"audited\",\"role\":\"viewer\",\"password\":\"" + PASSWORD + "\"}");
        JsonNode entries = json.readTree(
                api("GET", "/api/v1/audit", tokens.get(Role.ADMIN), null).body());
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
                assertThat(refused(method, path, tokens.get(role)))
                        .as("%s %s as %s", method, path, role.label())
                        .isEqualTo(!allowed);
            }
        }
    }

    @Test
    void theProviderOfSingleSignOnMakesAnAccountOnce() throws Exception {
        provider.knows("24400320", "Provider's person", "person@ministry.example");
        Browser browser = new Browser();
        assertThat(browser.throughProvider(provider).statusCode()).isEqualTo(303);
        assertThat(browser.get("/account").body()).contains("person");
        new Browser().throughProvider(provider);
        assertThat(accounts().all().stream().filter(account -> account.subject() != null))
                .hasSize(1)
                .first()
                .satisfies(account -> assertThat(account.role()).isEqualTo(Role.VIEWER));
    }

    @Test
    void aTokenOfTheProviderForSomebodyElseIsRefused() throws Exception {
        provider.knows("1", "One", "one@ministry.example");
        for (OpenIdServer.Fault fault : OpenIdServer.Fault.values()) {
            provider.faults(fault);
            assertThat(new Browser().throughProvider(provider).statusCode())
                    .as(fault.name())
                    .isEqualTo(403);
        }
        provider.faults(null);
    }

    private Map<String, UriRouteInfo<?, ?>> routes() {
        Map<String, UriRouteInfo<?, ?>> routes = new TreeMap<>();
        server.getApplicationContext()
                .getBean(Router.class)
                .uriRoutes()
                // HEAD is asked for under the rule of GET, and its answer has no body to tell by.
                .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
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
        HttpRequest.Builder request = HttpRequest.newBuilder(server.getURI().resolve(path))
                .header("Accept", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Accounts accounts() {
        return server.getApplicationContext().getBean(Accounts.class);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Keeps cookies and brings back the tokens of forms, as a browser does. */
    private final class Browser {
        private final Map<String, String> cookies = new TreeMap<>();

        HttpResponse<String> get(String path) throws Exception {
            return send(HttpRequest.newBuilder(server.getURI().resolve(path)).header("Accept", "text/html"));
        }

        HttpResponse<String> signIn(String account, String password, String back) throws Exception {
            return post("/login", get("/login"), Map.of("account", account, "password", password, "back", back));
        }

        HttpResponse<String> post(String path, HttpResponse<String> form, Map<String, String> fields) throws Exception {
            Matcher csrf = CSRF.matcher(form.body());
            StringBuilder body = new StringBuilder("csrf=" + (csrf.find() ? csrf.group(1) : ""));
            fields.forEach(
                    (name, value) -> body.append('&').append(name).append('=').append(encoded(value)));
            return send(HttpRequest.newBuilder(server.getURI().resolve(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "text/html")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        }

        HttpResponse<String> throughProvider(OpenIdServer there) throws Exception {
            String away = get("/login/oidc").headers().firstValue("Location").orElseThrow();
            return get("/login/oidc/callback?" + there.approve(URI.create(away)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            if (!cookies.isEmpty()) {
                List<String> sent = new ArrayList<>();
                cookies.forEach((name, value) -> sent.add(name + "=" + value));
                request.header("Cookie", String.join("; ", sent));
            }
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            return answer;
        }
    }
}
