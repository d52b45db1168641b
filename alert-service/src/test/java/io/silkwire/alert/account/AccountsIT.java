package io.silkwire.alert.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.UriRouteInfo;
import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.alert.fakes.OpenIdServer;
import io.silkwire.contracts.Account;
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
import java.util.regex.Pattern;
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

    /** What the filter says, and nobody else. */
    private static final Pattern FILTER =
            Pattern.compile("this asks for the role|this is for people who signed in in a browser");

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
        HttpResponse<String> made = makeToken(Role.ADMIN, "viewer");
        assertThat(made.statusCode()).isEqualTo(201);
        String reader = json.readTree(made.body()).path("token").asText();
        assertThat(api("GET", "/api/v1/me", reader, null).statusCode()).isEqualTo(200);
        assertThat(api("GET", "/api/v1/accounts", reader, null).statusCode()).isEqualTo(403);
        assertThat(makeToken(Role.VIEWER, "admin").statusCode()).isEqualTo(422);
    }

    /** By the session of somebody with this role. */
    private HttpResponse<String> makeToken(Role role, String scope) throws Exception {
        return http.send(
                HttpRequest.newBuilder(server.getURI().resolve("/api/v1/me/tokens"))
                        .header("Content-Type", "application/json")
                        .header("Cookie", sessionOf(role))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"made\",\"scope\":\"" + scope + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
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
        await().untilAsserted(() -> assertThat(audit("?account=audited"))
                .anySatisfy(entry -> assertThat(entry.toString())
                        .contains(
                                "\"actor\":\"admin-person\"", "\"action\":\"account.add\"", "\"target\":\"audited\"")));
        assertThat(audit("")).noneSatisfy(entry -> assertThat(entry.toString()).contains(PASSWORD));
        assertThat(audit("?account=audited"))
                .allSatisfy(entry -> assertThat(entry.toString()).contains("audited"));
    }

    @Test
    void theAuditIsReadBackFromKafkaPageByPageWhicheverInstanceWroteIt() throws Exception {
        try (Audit otherInstance = new Audit(shared.bean(AlertKafka.class))) {
            otherInstance.start();
            for (int i = 0; i < 7; i++) {
                otherInstance.tell("paged", io.micronaut.http.HttpRequest.GET("/"), "test." + i, "s1 to s2", "done");
            }
        }
        await().untilAsserted(() -> assertThat(audit("?account=paged")).hasSize(7));
        List<String> actions = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = json.readTree(
                    api("GET", "/api/v1/audit?account=paged&limit=3" + next, shared.token(Role.ADMIN), null)
                            .body());
            page.path("entries")
                    .forEach(entry -> actions.add(entry.path("action").asText()));
            next = page.has("next") ? "&before=" + page.path("next").asText() : "";
        } while (!next.isEmpty());
        assertThat(actions).containsExactly("test.6", "test.5", "test.4", "test.3", "test.2", "test.1", "test.0");
        assertThat(audit("?subscription=s2")).hasSize(7);
        assertThat(audit("?subscription=s3")).isEmpty();
        for (String wrong : List.of("limit=0", "limit=501", "before=-1", "limit=many")) {
            assertThat(api("GET", "/api/v1/audit?" + wrong, shared.token(Role.ADMIN), null)
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }

        Browser admin = shared.browser();
        admin.signIn("admin-person", PASSWORD, "/");
        assertThat(admin.get("/audit?account=paged").body()).contains("test.6", "s1 to s2");
        assertThat(admin.get("/audit?account=%22%3E%3Cscript%3E").body()).doesNotContain("<script>\"");
    }

    private JsonNode audit(String query) throws Exception {
        return json.readTree(api("GET", "/api/v1/audit" + query, shared.token(Role.ADMIN), null)
                        .body())
                .path("entries");
    }

    @Test
    void aCopyOfACookieIsVoidOnceItsOwnerSignedOutAndOtherBrowsersStaySignedIn() throws Exception {
        accounts().add("copied", "Copied", null, Role.VIEWER, PASSWORD, null);
        Browser owner = shared.browser();
        owner.signIn("copied", PASSWORD, "/");
        Browser thief = owner.copy();
        Browser elsewhere = shared.browser();
        elsewhere.signIn("copied", PASSWORD, "/");
        assertThat(thief.get("/account").statusCode()).isEqualTo(200);

        owner.post("/logout", owner.get("/account"), Map.of());

        assertThat(thief.get("/account").statusCode()).isEqualTo(303);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(200);
        assertThat(accounts().find(new AccountId("copied")).orElseThrow().endedSessions())
                .hasSize(1);
    }

    @Test
    void anotherRoleEndsTheSessionsThatWereBegunUnderTheOneBefore() throws Exception {
        accounts().add("demoted", "Demoted", null, Role.ADMIN, PASSWORD, null);
        Browser browser = shared.browser();
        browser.signIn("demoted", PASSWORD, "/");
        assertThat(browser.get("/account").body()).contains("All accounts");

        accounts().giveRole(new AccountId("demoted"), Role.VIEWER);

        assertThat(browser.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void aTokenOfAnAdminThatMayOnlyReadSetsNoPasswordAndMakesNoToken() throws Exception {
        String reader = shared.tokenOf("overreached", Role.ADMIN, Role.VIEWER);
        String csrf = "a".repeat(32);
        for (String form : List.of("/account/password", "/account/tokens", "/accounts/overreached/enable")) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(server.getURI().resolve(form))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Authorization", "Bearer " + reader)
                            .header("Cookie", "silkwire_csrf=" + csrf)
                            .POST(HttpRequest.BodyPublishers.ofString("csrf=" + csrf + "&name=more&scope=admin&current="
                                    + encoded(PASSWORD) + "&password=" + encoded("taken over entirely")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(form).isEqualTo(403);
        }
        assertThat(shared.browser().signIn("overreached", PASSWORD, "/").statusCode())
                .isEqualTo(303);
        for (Role scope : Role.values()) {
            HttpResponse<String> made = api(
                    "POST",
                    "/api/v1/me/tokens",
                    shared.tokenOf("maker", Role.ADMIN, scope),
                    "{\"name\":\"another\",\"scope\":\"viewer\"}");
            assertThat(made.statusCode()).as(scope.label()).isEqualTo(403);
        }
    }

    @Test
    void aTokenTakesBackItselfAloneAndChangesNothingOfItsAccount() throws Exception {
        String one = shared.tokenOf("two-tokens", Role.ADMIN, Role.ADMIN);
        String other = shared.tokenOf("two-tokens", Role.ADMIN, Role.VIEWER);
        String idOfOther = json.readTree(api("GET", "/api/v1/me", one, null).body())
                .at("/account/tokens/1/id")
                .asText();
        assertThat(api("DELETE", "/api/v1/me/tokens/" + idOfOther, one, null).statusCode())
                .isEqualTo(403);
        assertThat(api("GET", "/api/v1/me", other, null).statusCode()).isEqualTo(200);
        assertThat(api("PUT", "/api/v1/accounts/two-tokens", one, "{\"role\":\"viewer\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(api("PUT", "/api/v1/accounts/first", one, "{\"password\":\"taken over entirely\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoChangesThePasswordSaysTheOneBeforeAndStaysSignedIn() throws Exception {
        accounts().add("changing", "Changing", null, Role.VIEWER, PASSWORD, null);
        Browser browser = shared.browser();
        browser.signIn("changing", PASSWORD, "/");
        String next = "some other plain words";
        HttpResponse<String> without =
                browser.post("/account/password", browser.get("/account"), Map.of("password", next));
        assertThat(without.statusCode()).isEqualTo(422);
        HttpResponse<String> changed = browser.post(
                "/account/password", browser.get("/account"), Map.of("password", next, "current", PASSWORD));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(shared.browser().signIn("changing", PASSWORD, "/").statusCode())
                .isEqualTo(401);
        assertThat(shared.browser().signIn("changing", next, "/").statusCode()).isEqualTo(303);
    }

    @Test
    void guessesAtTheCurrentPasswordAreBoundedToo() throws Exception {
        accounts().add("left-open", "Left open", null, Role.VIEWER, PASSWORD, null);
        Browser browser = shared.browser();
        browser.signIn("left-open", PASSWORD, "/");
        HttpResponse<String> answer = browser.get("/account");
        for (int i = 0; i < 11; i++) {
            answer = browser.post(
                    "/account/password",
                    browser.get("/account"),
                    Map.of("password", "some other plain words", "current", "guess number " + i));
        }
        assertThat(answer.body()).contains("Too many attempts");
    }

    @Test
    void whoGuessesFromOutsideLocksNobodyOutWhoSignedInBefore() throws Exception {
        accounts().add("targeted", "Targeted", null, Role.VIEWER, PASSWORD, null);
        Browser owner = shared.browser();
        owner.signIn("targeted", PASSWORD, "/");
        owner.post("/logout", owner.get("/account"), Map.of());
        Browser guesser = shared.browser();
        for (int i = 0; i < 6; i++) {
            guesser.signIn("targeted", "wrong password " + i, "/");
        }
        assertThat(guesser.signIn("targeted", PASSWORD, "/").statusCode()).isEqualTo(429);
        assertThat(owner.signIn("targeted", PASSWORD, "/").statusCode()).isEqualTo(303);
    }

    @Test
    void anAdminGivesARoleAndDeletesOnThePage() throws Exception {
        accounts().add("on-the-page", "On the page", null, Role.VIEWER, PASSWORD, null);
        Browser admin = shared.browser();
        admin.signIn("admin-person", PASSWORD, "/");
        AccountId id = new AccountId("on-the-page");
        HttpResponse<String> given =
                admin.post("/accounts/on-the-page/role", admin.get("/account"), Map.of("role", "ops"));
        assertThat(given.statusCode()).isEqualTo(200);
        assertThat(accounts().find(id).orElseThrow().role()).isEqualTo(Role.OPS);
        assertThat(admin.post("/accounts/on-the-page/frobnicate", admin.get("/account"), Map.of())
                        .statusCode())
                .isEqualTo(422);
        assertThat(accounts().active(id)).isPresent();
        assertThat(admin.post("/accounts/on-the-page/delete", admin.get("/account"), Map.of("heir", "nobody-there"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(admin.post("/accounts/on-the-page/delete", admin.get("/account"), Map.of("heir", ""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(accounts().find(id)).isEmpty();
    }

    @Test
    void aTokenOfThePageHoldsAsLongAsWasAsked() throws Exception {
        accounts().add("holder", "Holder", null, Role.VIEWER, PASSWORD, null);
        Browser browser = shared.browser();
        browser.signIn("holder", PASSWORD, "/");
        HttpResponse<String> made = browser.post(
                "/account/tokens",
                browser.get("/account"),
                Map.of("name", "for a week", "scope", "viewer", "days", "7"));
        assertThat(made.statusCode()).isEqualTo(201);
        Account.ApiToken token =
                accounts().find(new AccountId("holder")).orElseThrow().tokens().getFirst();
        assertThat(java.time.Duration.between(token.createdAt(), token.expiresAt())
                        .toHours())
                .isBetween(167L, 168L);
        assertThat(made.body()).contains("until " + token.expiresAt());
    }

    @Test
    void whenATokenWasUsedLastIsShownAndSurvivesARestart() throws Exception {
        String token = shared.tokenOf("user-of-tokens", Role.VIEWER);
        String unused = shared.tokenOf("user-of-tokens", Role.VIEWER);
        assertThat(unused).isNotEqualTo(token);
        api("GET", "/api/v1/me", token, null);
        JsonNode tokens =
                json.readTree(api("GET", "/api/v1/me", token, null).body()).at("/account/tokens");
        assertThat(tokens.get(0).has("lastUsedAt")).isTrue();
        assertThat(tokens.get(1).has("lastUsedAt")).isFalse();
        Browser browser = shared.browser();
        browser.signIn("user-of-tokens", PASSWORD, "/");
        assertThat(browser.get("/account").body()).contains("<td>never</td>");

        try (TokenUses afterRestart = new TokenUses(shared.bean(AlertKafka.class))) {
            afterRestart.start();
            await().untilAsserted(() -> assertThat(
                            afterRestart.last(tokens.get(0).path("id").asText()))
                    .isPresent());
        }
    }

    @Test
    void everyRouteAsksForTheRoleOfTheTable() throws Exception {
        List<String> table = Files.readAllLines(Path.of("src/test/resources/account/routes.txt"));
        assertThat(routes().keySet()).as("routes of the service").containsExactlyElementsOf(new TreeSet<>(table));
    }

    /** Every route by nobody, by a session of each role, by a token of each role, and by a token of each scope of an admin. */
    @Test
    void noKindOfCallerGetsMoreThanTheTableSays() throws Exception {
        Map<String, Map<String, String>> callers = new TreeMap<>();
        for (Role role : Role.values()) {
            String scoped = shared.tokenOf("every-scope", Role.ADMIN, role);
            callers.put("session " + role.label(), Map.of("Cookie", sessionOf(role)));
            callers.put("token " + role.label(), Map.of("Authorization", "Bearer " + shared.token(role)));
            callers.put("scope " + role.label(), Map.of("Authorization", "Bearer " + scoped));
        }
        for (UriRouteInfo<?, ?> route : routes().values()) {
            String method = route.getHttpMethodName();
            String path = path(route);
            AccessRules.Demand demand = AccessRules.of(route.getHttpMethod(), path);
            assertThat(refused(method, path, Map.of()))
                    .as("%s %s without signing in", method, path)
                    .isEqualTo(demand.least().isPresent());
            for (Map.Entry<String, Map<String, String>> caller : callers.entrySet()) {
                String[] kind = caller.getKey().split(" ", -1);
                boolean allowed = demand.least()
                        .map(least ->
                                role(kind[1]).includes(least) && (kind[0].equals("session") || !demand.inPerson()))
                        .orElse(true);
                assertThat(refused(method, path, caller.getValue()))
                        .as("%s %s by %s", method, path, caller.getKey())
                        .isEqualTo(!allowed);
            }
        }
    }

    private String sessionOf(Role role) throws Exception {
        Browser browser = shared.browser();
        browser.signIn(role.label() + "-person", PASSWORD, "/");
        return browser.cookies();
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
        AccessRules.Demand demand = AccessRules.of(route.getHttpMethod(), path(route));
        return demand.least().map(Role::label).orElse("everybody") + (demand.inPerson() ? " in-person" : "");
    }

    private static String path(UriRouteInfo<?, ?> route) {
        return route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "x");
    }

    private static Role role(String label) {
        return Role.valueOf(label.toUpperCase(java.util.Locale.ROOT));
    }

    /** Whether the access filter answers; the body of an endless stream is not waited for where it does not. */
    private boolean refused(String method, String path, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.getURI().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Accept", "application/json");
        headers.forEach(request::header);
        HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            return switch (answer.statusCode()) {
                // The framework has one of its own, without this header, for what it tells of itself.
                case 401 -> answer.headers().firstValue("WWW-Authenticate").isPresent();
                case 403 ->
                    FILTER.matcher(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                            .find();
                default -> false;
            };
        }
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
