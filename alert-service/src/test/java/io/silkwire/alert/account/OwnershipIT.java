package io.silkwire.alert.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.web.router.UriRouteInfo;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.live.OwnedAlerts;
import io.silkwire.alert.search.IndexedStatements;
import io.silkwire.alert.subscription.SubscriptionChange;
import io.silkwire.alert.subscription.SubscriptionDraft;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Role;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two analysts in one installation: neither reads, guesses, hears, repeats or changes what belongs to the other, by any route. */
@NullUnmarked // fields are set before all tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(AccountServer.Shared.class)
@Timeout(180)
class OwnershipIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Stands in every text of Boris's; ASCII, so that no page spells it otherwise. */
    private static final String MARK = "borismark";

    private static final String UNKNOWN_SUBSCRIPTION = "0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f";
    private static final String UNKNOWN_ALERT = "0f".repeat(16);

    private final ObjectMapper json = new ObjectMapper();
    private AccountServer shared;
    private KafkaProducer<byte[], byte[]> producer;
    private String anna;
    private String boris;
    private Browser annasBrowser;
    private Browser borisBrowser;
    private Browser adminsBrowser;
    private String subscription;
    private Alert alert;
    private SubscriptionId common;

    @BeforeAll
    void twoAnalysts(AccountServer there) throws Exception {
        shared = there;
        producer = new KafkaProducer<>(there.broker().connection().producer("test"));
        anna = there.tokenOf("anna", Role.ANALYST);
        boris = there.tokenOf("boris", Role.ANALYST);
        annasBrowser = signedIn("anna");
        borisBrowser = signedIn("boris");
        adminsBrowser = signedIn("admin-person");
        IndexedStatements.index(List.of(
                IndexedStatements.Draft.of("owned", "Ownership", "Whose it is.").published("2026-11-20")));
        subscription = subscribe(boris, MARK + " main", null);
        alert = alert(subscription, MARK + "-first");
        awaitDelivery(boris, alert.id());
        common = ((SubscriptionChange.Saved) there.bean(Subscriptions.class)
                        .add(new SubscriptionDraft(
                                "Everybody's",
                                List.of(),
                                "common",
                                List.of(),
                                new SubscriptionDraft.WebhookDraft("https://common.example/secret-path", null))))
                .subscription()
                .id();
    }

    @AfterAll
    void stop() {
        producer.close();
    }

    @Test
    void noRouteWithAnIdTellsWhatOthersHaveOrChangesIt() throws Exception {
        String before = everythingOf(boris);
        int asked = 0;
        for (UriRouteInfo<?, ?> route : shared.routes()) {
            String template = route.getUriMatchTemplate().toPathString();
            for (String variable : variables(template)) {
                // A route that is new and has an id in it is asked as well, whatever the id is called.
                asked += looksTheSame(route, template, variable, subscription, UNKNOWN_SUBSCRIPTION);
                asked += looksTheSame(route, template, variable, alert.id().value(), UNKNOWN_ALERT);
                asked += looksTheSame(route, template, variable, "boris", "nobody");
            }
        }
        assertThat(asked).isGreaterThan(100);
        assertThat(everythingOf(boris)).isEqualTo(before);
    }

    /** Without this, a route that is always asked in a wrong way would pass the test above. */
    @Test
    void whatIsWellAskedIsRefusedToOthersAndDoneForWhoeverItBelongsTo() throws Exception {
        // Given
        List<OwnedRoutes.Asked> requests = OwnedRoutes.all(
                IndexedStatements.Draft.idOf("owned").value(), alert.id().value());
        assertThat(shared.routes().stream()
                        .map(route -> route.getHttpMethodName() + " "
                                + route.getUriMatchTemplate().toPathString())
                        .filter(route -> OwnedRoutes.isOwned(route.substring(route.indexOf(' ') + 1))))
                .as("each is asked below")
                .isSubsetOf(requests.stream().map(OwnedRoutes.Asked::route).toList());
        List<String> wrong = new ArrayList<>();

        // When
        for (OwnedRoutes.Asked request : requests) {
            String about = about(request);
            String before = standingOf(about);
            int others = ask(request, about, anna, annasBrowser);
            if (others != 403 && others != 404) {
                wrong.add(request + " of somebody else's: " + others);
            }
            if (!standingOf(about).equals(before)) {
                wrong.add(request + " changed what is somebody else's");
            }
            int own = request.byAdmin()
                    ? ask(request, about, shared.token(Role.ADMIN), adminsBrowser)
                    : ask(request, about, boris, borisBrowser);
            if (own < 200 || (own >= 300 && own != 303)) {
                wrong.add(request + " of one's own: " + own);
            }
        }

        // Then
        assertThat(wrong).isEmpty();
    }

    /** What the request is about: something of Boris's that has all there may be. */
    private String about(OwnedRoutes.Asked request) throws Exception {
        if (request.isOfDelivery()) {
            awaitDelivery(boris, alert.id());
            return alert.id().value();
        }
        if (request.withAlert()) {
            awaitDelivery(boris, alert.id());
            return subscription;
        }
        String id = subscribe(boris, MARK + " to try", "https://boris.example/hook");
        assertThat(shared.api("POST", "/api/v1/subscriptions/" + id + "/feed", boris, "{}")
                        .statusCode())
                .isEqualTo(201);
        return id;
    }

    private int ask(OwnedRoutes.Asked request, String about, String token, Browser browser) throws Exception {
        String path = request.at(about);
        if (request.isApi()) {
            return shared.api(request.method(), path, token, request.json()).statusCode();
        }
        return request.method().equals("GET")
                ? browser.get(path).statusCode()
                : browser.post(path, browser.get("/subscriptions"), request.fields())
                        .statusCode();
    }

    private String standingOf(String about) throws Exception {
        String as = shared.token(Role.ADMIN);
        return shared.api("GET", "/api/v1/subscriptions/" + about, as, null).body()
                + shared.api("GET", "/api/v1/deliveries/" + about, as, null).body();
    }

    @Test
    void noListPageOrReadingShowsWhatOthersHave() throws Exception {
        String id = subscription;
        List<String> paths = new ArrayList<>(List.of(
                "/alerts?subscription=" + id,
                "/subscriptions?delete=" + id,
                "/api/v1/deliveries?subscription=" + id,
                "/api/v1/alerts?limit=1000"));
        shared.routes().stream()
                .filter(route -> route.getHttpMethodName().equals("GET"))
                .map(route -> route.getUriMatchTemplate().toPathString())
                .filter(path -> !path.contains("{") && !path.equals("/api/v1/alerts/stream"))
                .forEach(paths::add);
        assertThat(paths).hasSizeGreaterThan(25).contains("/prometheus", "/health", "/alerts", "/api/v1/alerts");
        for (String path : paths) {
            assertThat(shared.api("GET", path, anna, null).body()).as(path).doesNotContain(MARK);
            assertThat(annasBrowser.get(path).body()).as(path).doesNotContain(MARK);
            assertThat(shared.api("GET", path, null, null).body()).as(path).doesNotContain(MARK);
        }
        for (String path : List.of("/alerts", "/subscriptions", "/subscriptions/" + id + "/sending")) {
            assertThat(borisBrowser.get(path).body()).as(path).contains(MARK);
        }
        for (String path : List.of("/api/v1/alerts", "/api/v1/subscriptions")) {
            assertThat(shared.api("GET", path, boris, null).body()).as(path).contains(MARK);
        }
    }

    @Test
    void theStreamBringsOnesOwnAlertsAndTheInstallationsAndNoOthers() throws Exception {
        String own = subscribe(anna, "Anna's", null);
        Alert others = alert(subscription, MARK + "-streamed");
        awaitDelivery(boris, others.id());
        Alert everybodys = alert(common.value(), "everybodys-streamed");
        Alert annas = alert(own, "annas-streamed");

        List<String> heard = listen(anna, "0".repeat(32) + "@0.0", annas.id(), everybodys.id());

        assertThat(String.join("\n", heard))
                .doesNotContain(MARK)
                .doesNotContain(others.id().value());
        assertThat(String.join("\n", listen(boris, "0".repeat(32) + "@0.0", others.id())))
                .contains(MARK);
    }

    @Test
    void aStreamEndsWithTheTokenThatOpenedIt() throws Exception {
        String listener = shared.tokenOf("listener", Role.ANALYST);
        String own = subscribe(listener, "Listener's", null);
        try (BufferedReader stream = open(listener, null)) {
            assertThat(stream.readLine()).isNotNull();
            String token = json.readTree(
                            shared.api("GET", "/api/v1/me", listener, null).body())
                    .at("/account/tokens/0/id")
                    .asText();
            shared.api("DELETE", "/api/v1/me/tokens/" + token, listener, null);
            Alert late = alert(own, "late");
            List<String> rest = stream.lines().toList();
            assertThat(rest).noneMatch(line -> line.contains(late.id().value()));
        }
    }

    @Test
    void oneAccountHasTenStreamsAtOnceAndIsToldWhatToDoAboutMore() throws Exception {
        String crowd = shared.tokenOf("crowd", Role.ANALYST);
        List<BufferedReader> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                streams.add(open(crowd, null));
                List<String> first = new ArrayList<>();
                while (first.stream().noneMatch(String::isEmpty)) {
                    first.add(streams.getLast().readLine());
                }
                // An event that has an id, whatever its data, is where a browser goes on.
                assertThat(first).contains("event: ping").anyMatch(line -> line.matches("id: ping@[0-9.-]+"));
            }
            HttpResponse<String> refused =
                    shared.http().send(asking(crowd, null), HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("20");
            assertThat(refused.body()).contains("10 live streams open already").contains("close one of them");
            open(anna, null).close();

            streams.removeFirst().close();
            await().atMost(PATIENCE).untilAsserted(() -> streams.add(open(crowd, null)));
        } finally {
            for (BufferedReader stream : streams) {
                stream.close();
            }
        }
    }

    @Test
    void aSampleIsMadeOfNothingThatItsOwnerMayNotRead() throws Exception {
        alert(subscription, MARK + "-newest");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                shared.api("GET", "/api/v1/alerts", boris, null).body())
                        .contains(MARK + "-newest"));
        String own = subscribe(anna, "Anna's sample", "https://anna.example/hook");
        Subscription annas =
                shared.bean(Subscriptions.class).find(new SubscriptionId(own)).orElseThrow();

        // The same for Anna and for ops who press the button for her: it depends on whose subscription it is.
        assertThat(shared.bean(OwnedAlerts.class).sampleFor(annas).map(Alert::subscriptionId))
                .isNotEqualTo(Optional.of(new SubscriptionId(subscription)));
        Alert everybodys = alert(common.value(), "everybodys-sample");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                shared.bean(OwnedAlerts.class).sampleFor(annas).map(Alert::id))
                        .contains(everybodys.id()));
    }

    @Test
    void theCanaryIsNobodysToSeeOrChange() throws Exception {
        shared.bean(Subscriptions.class)
                .keepCanary("silkwirecanary", "http://127.0.0.1:1/hooks/canary", "0".repeat(64));
        String path = "/api/v1/subscriptions/" + Subscriptions.CANARY;
        String elsewhere = "{\"name\":\"Canary\",\"query\":\"water\","
                + "\"webhook\":{\"url\":\"http://169.254.169.254/latest\"}}";
        for (Role role : List.of(Role.ANALYST, Role.OPS, Role.ADMIN)) {
            String token = shared.token(role);
            assertThat(shared.api("GET", path, token, null).statusCode()).isEqualTo(404);
            assertThat(shared.api("PUT", path, token, elsewhere).statusCode()).isEqualTo(404);
            assertThat(shared.api("POST", path + "/sample", token, "{}").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatBelongsToTheInstallationIsReadByAnalystsAndKeptByOps() throws Exception {
        String path = "/api/v1/subscriptions/" + common;
        HttpResponse<String> read = shared.api("GET", path, anna, null);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(json.readTree(read.body()).path("readOnly").asBoolean()).isTrue();
        assertThat(read.body()).contains("Everybody's").doesNotContain("common.example");
        for (String action : List.of("/pause", "/mute", "/feed", "/sample", "/webhook/rotate")) {
            HttpResponse<String> refused = shared.api("POST", path + action, anna, "{}");
            assertThat(refused.statusCode()).as(action).isEqualTo(403);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.body()).contains("installation's own");
        }
        assertThat(shared.api("DELETE", path, anna, null).statusCode()).isEqualTo(403);
        assertThat(shared.api("GET", path, shared.token(Role.VIEWER), null).statusCode())
                .isEqualTo(403);
        assertThat(annasBrowser.get("/subscriptions").body())
                .contains("Everybody")
                .doesNotContain("/subscriptions/" + common + "/pause");
        assertThat(annasBrowser.get("/subscriptions/" + common + "/sending").statusCode())
                .isEqualTo(403);
        String ops = shared.token(Role.OPS);
        assertThat(shared.api("GET", path, ops, null).body()).contains("common.example");
        assertThat(shared.api("POST", path + "/pause", ops, "{}").statusCode()).isEqualTo(200);
        assertThat(shared.api("POST", path + "/resume", ops, "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void opsSeeAllAndATokenOfLessSeesLess() throws Exception {
        assertThat(shared.api("GET", "/api/v1/subscriptions", shared.token(Role.OPS), null)
                        .body())
                .contains(MARK);
        String scoped = shared.tokenOf("scoped-admin", Role.ADMIN, Role.ANALYST);
        assertThat(shared.api("GET", "/api/v1/subscriptions", scoped, null).body())
                .doesNotContain(MARK);
        assertThat(shared.api("GET", "/api/v1/subscriptions/" + subscription, scoped, null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyAnAdminHandsOverAndTheOwnerBeforeHasNothingLeft() throws Exception {
        String given = subscribe(boris, MARK + " to give", null);
        String feed = json.readTree(shared.api("POST", "/api/v1/subscriptions/" + given + "/feed", boris, "{}")
                        .body())
                .path("atom")
                .asText();
        assertThat(shared.api("GET", feed, null, null).statusCode()).isEqualTo(200);
        String path = "/api/v1/subscriptions/" + given + "/owner";
        assertThat(shared.api("PUT", path, boris, "{\"owner\":\"anna\"}").statusCode())
                .isEqualTo(403);
        assertThat(shared.api("PUT", path, shared.token(Role.OPS), "{\"owner\":\"anna\"}")
                        .statusCode())
                .isEqualTo(403);
        String admin = shared.token(Role.ADMIN);
        HttpResponse<String> nobody = shared.api("PUT", path, admin, "{\"owner\":\"nobody-there\"}");
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(json.readTree(nobody.body()).at("/errors/0/field").asText()).isEqualTo("owner");
        String viewer = Role.VIEWER.label() + "-person";
        assertThat(shared.api("PUT", path, admin, "{\"owner\":\"" + viewer + "\"}")
                        .statusCode())
                .isEqualTo(422);

        HttpResponse<String> done = shared.api("PUT", path, admin, "{\"owner\":\"olga\"}");
        assertThat(done.statusCode()).isEqualTo(422);
        String olga = shared.tokenOf("olga", Role.ANALYST);
        done = shared.api("PUT", path, admin, "{\"owner\":\"olga\"}");

        assertThat(json.readTree(done.body()).path("owner").asText()).isEqualTo("olga");
        assertThat(json.readTree(done.body()).path("state").asText())
                .as("it sends to where its owner before wanted it")
                .isEqualTo("paused");
        assertThat(shared.api("GET", "/api/v1/subscriptions/" + given, olga, null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(shared.api("GET", "/api/v1/subscriptions/" + given, boris, null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(shared.api("GET", feed, null, null).statusCode()).isEqualTo(404);
        await().untilAsserted(() -> assertThat(
                        shared.api("GET", "/api/v1/audit", admin, null).body())
                .contains("\"action\":\"subscription.hand-over\""));
    }

    @Test
    void whatSomebodyWhoLeavesHadIsPausedAndGoesToTheHeir() throws Exception {
        String leaver = shared.tokenOf("leaver", Role.ANALYST);
        String left = subscribe(leaver, "Left behind", null);
        String deleted = subscribe(leaver, "Deleted before", null);
        shared.api("DELETE", "/api/v1/subscriptions/" + deleted, leaver, null);
        String admin = shared.token(Role.ADMIN);
        HttpResponse<String> toNobody = shared.api("DELETE", "/api/v1/accounts/leaver?heir=nobody-there", admin, null);
        assertThat(toNobody.statusCode()).isEqualTo(422);
        assertThat(shared.api("GET", "/api/v1/me", leaver, null).statusCode()).isEqualTo(200);

        HttpResponse<String> gone = shared.api("DELETE", "/api/v1/accounts/leaver", admin, null);

        assertThat(gone.statusCode()).isEqualTo(200);
        JsonNode now = json.readTree(
                shared.api("GET", "/api/v1/subscriptions/" + left, admin, null).body());
        assertThat(now.path("state").asText()).isEqualTo("paused");
        assertThat(now.path("owner").asText()).isEqualTo("admin-person");
        String namesake = shared.tokenOf("leaver", Role.ANALYST);
        assertThat(shared.api("GET", "/api/v1/subscriptions/" + left, namesake, null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(shared.api("GET", "/api/v1/subscriptions", namesake, null).body())
                .doesNotContain("Left behind");
    }

    @Test
    void anAdminWhoLeavesNamesAnHeir() throws Exception {
        String second = shared.tokenOf("second-admin", Role.ADMIN);
        HttpResponse<String> alone = shared.api("DELETE", "/api/v1/accounts/second-admin", second, null);
        assertThat(alone.statusCode()).isEqualTo(422);
        assertThat(json.readTree(alone.body()).at("/errors/0/field").asText()).isEqualTo("heir");
        assertThat(shared.api("DELETE", "/api/v1/accounts/second-admin?heir=boris", second, null)
                        .statusCode())
                .isEqualTo(200);
    }

    private Browser signedIn(String account) throws Exception {
        Browser browser = shared.browser();
        browser.signIn(account, AccountServer.PASSWORD, "/");
        return browser;
    }

    /** Asks as Anna for what is Boris's and for what nobody has; both must look alike and show nothing of his. */
    private int looksTheSame(UriRouteInfo<?, ?> route, String template, String variable, String his, String nobodys)
            throws Exception {
        List<String> actions = template.contains("{action}")
                ? List.of("sample", "recover", "resend", "rotate", "enable", "feed", "unfeed", "hand-over")
                : List.of("x");
        for (String action : actions) {
            String path = template.replace("{" + variable + "}", "@")
                    .replace("{action}", action)
                    .replace("{channel}", "webhook")
                    .replace("{statementId}", alert.statementId().value())
                    .replaceAll("\\{[^}]*}", "x");
            HttpResponse<String> one = asAnna(route, path.replace("@", his), his);
            HttpResponse<String> other = asAnna(route, path.replace("@", nobodys), nobodys);
            String name = route.getHttpMethodName() + " " + path;
            assertThat(one.statusCode()).as(name).isEqualTo(other.statusCode());
            assertThat(plain(one.body(), his)).as(name).isEqualTo(plain(other.body(), nobodys));
            assertThat(one.body()).as(name).doesNotContain(MARK);
            assertThat(one.headers().firstValue("Location").orElse("").replace(his, "@"))
                    .as(name)
                    .isEqualTo(other.headers().firstValue("Location").orElse("").replace(nobodys, "@"));
        }
        return actions.size();
    }

    private HttpResponse<String> asAnna(UriRouteInfo<?, ?> route, String path, String id) throws Exception {
        if (path.startsWith("/api/")) {
            return shared.api(route.getHttpMethodName(), path, anna, body(route));
        }
        return route.getHttpMethodName().equals("GET")
                ? annasBrowser.get(path)
                : annasBrowser.post(path, annasBrowser.get("/subscriptions"), Map.of("id", id, "owner", "anna"));
    }

    private static @Nullable String body(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName().equals("GET") ? null : """
                {"name":"taken over","query":"taken","owner":"anna","since":"2026-01-01T00:00:00Z"}""";
    }

    private static String plain(String body, String id) {
        return body.replace(id, "@").replaceAll("value=\"[0-9a-f-]{32,36}\"", "");
    }

    private static List<String> variables(String template) {
        return java.util.regex.Pattern.compile("\\{([A-Za-z]+)}")
                .matcher(template)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("action"))
                .toList();
    }

    /** What Boris sees of his own, moments of alerts that others' tests add left out. */
    private String everythingOf(String token) throws Exception {
        JsonNode one = json.readTree(shared.api("GET", "/api/v1/subscriptions/" + subscription, token, null)
                .body());
        JsonNode delivery = json.readTree(shared.api("GET", "/api/v1/deliveries/" + alert.id(), token, null)
                .body());
        return one + "\n" + delivery;
    }

    private String subscribe(String token, String name, @Nullable String webhook) throws Exception {
        String query = name.contains(MARK) ? MARK + "query" : "annasquery";
        String body = json.writeValueAsString(
                webhook == null
                        ? Map.of("name", name, "query", query)
                        : Map.of("name", name, "query", query, "webhook", Map.of("url", webhook)));
        HttpResponse<String> made = shared.api("POST", "/api/v1/subscriptions", token, body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json.readTree(made.body()).path("id").asText();
    }

    private Alert alert(String subscriptionId, String statement) throws Exception {
        Alert one = Alerts.of(new SubscriptionId(subscriptionId), statement + "-" + UUID.randomUUID(), true);
        producer.send(WireRecords.of(
                        KafkaTopics.ALERTS,
                        null,
                        subscriptionId,
                        one,
                        one.id().value(),
                        "/test",
                        one.matchedAt(),
                        Travel.LIVE))
                .get();
        return one;
    }

    private void awaitDelivery(String token, AlertId id) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> logged = shared.api("GET", "/api/v1/deliveries/" + id, token, null);
            assertThat(logged.statusCode()).isEqualTo(200);
            assertThat(json.readTree(logged.body()).path("state").asText()).isEqualTo("delivered");
        });
    }

    /** The lines of the stream until each of these alerts came. */
    private List<String> listen(String token, String after, AlertId... until) throws Exception {
        List<String> heard = new ArrayList<>();
        try (BufferedReader stream = open(token, after)) {
            for (AlertId id : until) {
                while (heard.stream().noneMatch(line -> line.contains(id.value()))) {
                    String line = stream.readLine();
                    assertThat(line).as("the stream before alert " + id).isNotNull();
                    heard.add(line);
                }
            }
        }
        return heard;
    }

    private HttpRequest asking(String token, @Nullable String after) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        shared.server().getURI().resolve("/api/v1/alerts/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (after != null) {
            request.header("Last-Event-ID", after);
        }
        return request.build();
    }

    private BufferedReader open(String token, @Nullable String after) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                shared.http().send(asking(token, after), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }
}
