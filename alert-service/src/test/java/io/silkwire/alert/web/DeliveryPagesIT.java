package io.silkwire.alert.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.silkwire.alert.account.AccountFixtures;
import io.silkwire.alert.fakes.AlertServer;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.KafkaState;
import io.silkwire.alert.fakes.LinkFollower;
import io.silkwire.alert.fakes.LinkFollower.Visit;
import io.silkwire.alert.fakes.MailServer;
import io.silkwire.alert.fakes.Receiver;
import io.silkwire.alert.search.IndexedStatements;
import io.silkwire.alert.search.IndexedStatements.Draft;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.Travel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a subscription's owner sees and does about deliveries, over HTTP: the log, sending again, samples, mail with its links, feeds
 * and the live stream; and that following links changes nothing. On a real broker, SMTP server, receiver and Elasticsearch. Each
 * test has a subscription of its own; the last starts the service anew, with accounts.
 */
@NullUnmarked // fields are set before all tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(180)
class DeliveryPagesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String INSIDE =
            "{\"name\":\"Inside\",\"query\":\"внутри\",\"webhook\":{\"url\":\"http://169.254.169.254/latest\"}}";

    /** So long ago that its days are over. */
    private final Instant day = Instant.now().minus(Duration.ofDays(10));

    private final ObjectMapper json = new ObjectMapper();
    /** Address of a feed, by subscription. */
    private final Map<String, String> feeds = new HashMap<>();

    private Path dataDir;
    private Receiver receiver;
    private MailServer mail;
    private AlertServer server;

    @BeforeAll
    void start(@TempDir Path dir) {
        dataDir = dir;
        server = new AlertServer(dir);
        receiver = server.receiver();
        mail = MailServer.start(MailServer.Security.NONE, dir);
        IndexedStatements.index(List.of(
                Draft.of("note.ru", "О встрече", "Стороны обсудили положение.").published("2021-06-22"),
                Draft.of("canal", "The canal", "Water for the canal.").published("2017-11")));
        serve(Map.of("silkwire.alert.webhook.allow-private-addresses", true));
    }

    @AfterAll
    void stop() {
        server.close();
        mail.close();
    }

    private void serve(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "elasticsearch.url",
                IndexedStatements.url().toString(),
                "elasticsearch.search-timeout",
                "20s",
                // What fails once stays so while a test looks.
                "silkwire.alert.delivery.retry-delays",
                List.of("1h", "1h"),
                "silkwire.alert.canary.every",
                "0s",
                "silkwire.alert.email.host",
                "localhost",
                "silkwire.alert.email.port",
                mail.port(),
                "silkwire.alert.email.security",
                "none",
                "silkwire.alert.email.base-url",
                server.url(),
                "silkwire.alert.accounts.requests-per-minute",
                1_000_000));
        settings.putAll(more);
        server.serve(settings);
    }

    @Test
    void theLogTellsOfEachAttemptWhatWasSentWhatCameBackAndWhenTheNextIs() throws Exception {
        receiver.answer("/log", exchange -> {
            byte[] body = "out of order <b>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(500, body.length);
            exchange.getResponseBody().write(body);
        });
        String id = subscribe("Log", "логика", "/log");
        server.publish("log", "О логике", Travel.LIVE);

        JsonNode delivery = awaitDelivery(id, "pending");
        JsonNode channel = tried(delivery);
        JsonNode attempt = channel.path("attempts").path(0);
        assertThat(attempt.path("status").asInt()).isEqualTo(500);
        assertThat(attempt.path("reason").asText()).isEqualTo("receiver-error");
        assertThat(attempt.path("answer").asText()).isEqualTo("out of order <b>");
        assertThat(attempt.path("request").asText()).contains("POST http://127.0.0.1", "webhook-id: ");
        assertThat(Instant.parse(channel.path("nextAttemptAt").asText()))
                .isAfter(Instant.parse(attempt.path("at").asText()).plus(Duration.ofMinutes(50)));
        String one = "/api/v1/deliveries/" + delivery.path("id").asText();
        assertThat(json.readTree(server.get(one).body())).isEqualTo(delivery);

        Document page =
                Jsoup.parse(server.get("/subscriptions/" + id + "/sending").body());
        assertThat(page.select("#log").parents().select("pre").text()).contains("out of order <b>", "webhook-id: ");
        assertThat(server.get("/api/v1/deliveries?subscription=" + id + "&state=delivered")
                        .body())
                .isEqualTo("[]");
        assertThat(server.get("/api/v1/deliveries?limit=0").statusCode()).isEqualTo(400);
        assertThat(server.get("/api/v1/deliveries/none").statusCode()).isEqualTo(404);
        assertThat(server.post("/api/v1/deliveries/none/resend", "").statusCode())
                .isEqualTo(404);

        receiver.answer("/log", 204);
        assertThat(server.post(one + "/resend", "").statusCode())
                .as("its next try is in an hour")
                .isEqualTo(202);
        JsonNode tried = tried(awaitDelivery(id, "delivered"));
        assertThat(tried.path("attempts").path(0))
                .as("what was tried stays on record")
                .isEqualTo(attempt);
        assertThat(tried.path("attempts")).hasSize(2);
        assertThat(server.post(one + "/resend", "").statusCode())
                .as("what was taken is sent again")
                .isEqualTo(202);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(json.readTree(server.get(one).body()).findValues("at"))
                                .hasSizeGreaterThanOrEqualTo(3));
        assertThat(receiver.received("/log")).hasSize(3);
    }

    @Test
    void whatFailedIsSentAgainOneByOneOrSinceAMomentOnceTheEndpointIsEnabled() throws Exception {
        receiver.answer("/again", 410);
        String id = subscribe("Again", "снова", "/again");
        String path = "/api/v1/subscriptions/" + id;
        server.publish("again", "И снова", Travel.LIVE);
        JsonNode failed = awaitDelivery(id, "failed");
        assertThat(receiver.received("/again")).hasSize(1);
        assertThat(server.get("/subscriptions/" + id + "/sending").body()).contains("Enable webhook again");

        receiver.answer("/again", 204);
        assertThat(server.post(path + "/enable/webhook", "").statusCode()).isEqualTo(200);
        assertThat(server.post("/api/v1/deliveries/" + failed.path("id").asText() + "/resend", "")
                        .statusCode())
                .isEqualTo(202);
        awaitDelivery(id, "delivered");
        assertThat(receiver.received("/again"))
                .hasSize(2)
                .extracting(one -> one.header("webhook-id"))
                .containsOnly(failed.path("id").asText());

        receiver.answer("/again", 410);
        server.publish("again-2", "И снова вода", Travel.LIVE);
        awaitDelivery(id, "failed");
        receiver.answer("/again", 204);
        assertThat(server.post(path + "/enable/webhook", "").statusCode()).isEqualTo(200);
        assertThat(server.post(path + "/recover", "{\"since\":\"yesterday\"}").statusCode())
                .isEqualTo(422);
        assertThat(server.post(path + "/recover", "{\"since\":\"-1000000000-01-01T00:00:00Z\"}")
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> recovering =
                server.post(path + "/recover", "{\"since\":\"" + Instant.now().minus(Duration.ofDays(1)) + "\"}");
        assertThat(recovering.statusCode()).isEqualTo(202);
        assertThat(json.readTree(recovering.body()).path("failed").asInt()).isEqualTo(1);
        assertThat(server.get(json.readTree(recovering.body()).path("log").asText())
                        .statusCode())
                .isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(deliveries(id).findValuesAsText("state")).doesNotContain("failed"));
        assertThat(receiver.received("/again")).hasSize(4);
    }

    @Test
    void aWebhookMaySignWithAKeyPairWhosePublicKeyIsToldAndWhosePrivateOneIsNot() throws Exception {
        String id = subscribe("Keys", "ключи", "/keys");
        String rotate = "/api/v1/subscriptions/" + id + "/webhook/rotate";
        assertThat(server.post(rotate + "?signature=v9", "").statusCode()).isEqualTo(422);
        HttpResponse<String> rotated = server.post(rotate + "?signature=v1a", "");
        assertThat(rotated.statusCode()).isEqualTo(200);
        String key = json.readTree(rotated.body()).at("/webhook/publicKey").asText();
        assertThat(key).startsWith("whpk_");
        assertThat(rotated.body()).doesNotContain("whsk_");
        assertThat(json.readTree(server.get("/api/v1/subscriptions/" + id).body())
                        .at("/webhook/publicKey")
                        .asText())
                .isEqualTo(key);
        server.publish("keys", "О ключи", Travel.LIVE);
        awaitDelivery(id, "delivered");
        assertThat(receiver.received("/keys").getFirst().header("webhook-signature"))
                .as("while they change both sign")
                .contains("v1a,")
                .contains(" v1,");
        String page = "/subscriptions/" + id + "/sending";
        assertThat(Jsoup.parse(server.get(page).body()).text()).contains(key);
        HttpResponse<String> again = submit(page, page + "/rotate", "&signature=");
        assertThat(Jsoup.parse(again.body()).select("[role=status]").text())
                .contains("New key pair", "whpk_")
                .doesNotContain(key);
        assertThat(again.body()).doesNotContain("whsk_");
    }

    @Test
    void aSampleIsARealStatementSentAtOnceByApiAndByButton() throws Exception {
        String id = subscribe("Sample", "пример", "/sample");
        server.publish("sample", "Для примера", Travel.LIVE);
        awaitDelivery(id, "delivered");

        HttpResponse<String> sample = server.post("/api/v1/subscriptions/" + id + "/sample", "");
        assertThat(json.readTree(sample.body())
                        .path(0)
                        .path("attempt")
                        .path("status")
                        .asInt())
                .isEqualTo(204);
        String page = "/subscriptions/" + id + "/sending";
        HttpResponse<String> pressed = submit(page, page + "/sample", "");
        assertThat(Jsoup.parse(pressed.body()).select("[role=status]").text()).contains("Sample over webhook: taken");
        assertThat(receiver.received("/sample")).hasSize(3);
        assertThat(receiver.received("/sample").getLast().body()).contains("\"type\":\"alert.sample\"", "Для примера");
        assertThat(server.send("POST", page + "/sample", "csrf=", FORM).statusCode())
                .as("without the token of the form")
                .isEqualTo(403);
        assertThat(receiver.received("/sample")).hasSize(3);

        HttpResponse<String> last = sample;
        for (int i = 0; i < 30 && last.statusCode() == 200; i++) {
            last = server.post("/api/v1/subscriptions/" + id + "/sample", "");
        }
        assertThat(last.statusCode()).as("few an hour for each caller").isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(receiver.received("/sample")).hasSizeLessThanOrEqualTo(22);
    }

    @Test
    void theLinkOfAMailShowsAPageAndOnlyAPostUnsubscribes() throws Exception {
        String id = subscribeByMail("Mailed", "почта", "reader@desk.example");
        server.publish("mailed", "По почте", Travel.LIVE);
        awaitDelivery(id, "delivered");
        String link = mailTo("reader@desk.example")
                .parsed()
                .getHeader("List-Unsubscribe", ",")
                .replaceAll("[<>]", "");
        String path = URI.create(link).getRawPath();

        Document page = Jsoup.parse(server.get(path).body());
        assertThat(page.select("h1").text()).isEqualTo("Unsubscribe?");
        assertThat(page.select("form[method=post]").attr("action")).isEqualTo(path);
        assertThat(server.get("/api/v1/subscriptions/" + id).body()).doesNotContain("unsubscribed");

        HttpResponse<String> clicked = server.send("POST", path, "List-Unsubscribe=One-Click", FORM);
        assertThat(clicked.statusCode()).isEqualTo(200);
        assertThat(clicked.body()).contains("Unsubscribed", "Mailed");
        assertThat(server.send("POST", path, "List-Unsubscribe=One-Click", FORM).statusCode())
                .as("a second click")
                .isEqualTo(200);
        assertThat(Jsoup.parse(server.get(path).body()).select("h1").text()).isEqualTo("Unsubscribed");
        String cut = path.substring(0, path.length() - 3);
        assertThat(server.get(cut).statusCode()).isEqualTo(404);
        assertThat(server.send("POST", cut, "List-Unsubscribe=One-Click", FORM).statusCode())
                .isEqualTo(404);

        int before = mail.received().size();
        server.publish("mailed-2", "Ещё по почте", Travel.LIVE);
        awaitDeliveries(id, 2);
        assertThat(mail.received()).hasSize(before);
    }

    @Test
    void aFeedIsReadByItsTokenAloneAnswersWhatIsKnownAndItsArchiveMissesNothing() throws Exception {
        String id = subscribe("Fed", "лента", null);
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 230; i++) {
            Alert alert = Alerts.at(new SubscriptionId(id), "fed-" + i, true, day.plus(Duration.ofMinutes(17L * i)));
            expected.add("urn:silkwire:alert:" + alert.id());
            server.alert(alert);
        }
        JsonNode addresses = json.readTree(
                server.post("/api/v1/subscriptions/" + id + "/feed", "").body());
        String atom = addresses.path("atom").asText();

        HttpResponse<String> first = server.get(atom);
        assertThat(first.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            HttpResponse<String> again = server.send("GET", atom, null, null, Map.of("If-None-Match", known));
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        }
        assertThat(server.send("GET", atom, null, null, Map.of("If-None-Match", "\"other\""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(archived(atom)).isEqualTo(expected);
        assertThat(archivedJson(addresses.path("json").asText())).isEqualTo(expected);

        String unknown = server.get("/feeds/" + "A".repeat(43) + "/atom.xml").body();
        String other = json.readTree(
                        server.post("/api/v1/subscriptions/" + id + "/feed", "").body())
                .path("atom")
                .asText();
        assertThat(server.get(atom).statusCode()).as("the address before").isEqualTo(404);
        assertThat(server.get(atom).body()).isEqualTo(unknown);
        assertThat(server.get(other).statusCode()).isEqualTo(200);
        assertThat(server.send("DELETE", "/api/v1/subscriptions/" + id + "/feed", null, null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(server.get(other).body()).isEqualTo(unknown);
    }

    /** Follows the links of RFC 5005 and collects the ids of all entries; a page of the archive must say that it is one. */
    private Set<String> archived(String feed) throws Exception {
        Set<String> ids = new HashSet<>();
        String next = feed;
        while (!next.isEmpty()) {
            Document page = Jsoup.parse(server.get(path(next)).body(), Parser.xmlParser());
            assertThat(page.select("fh|archive").isEmpty()).isEqualTo(next.equals(feed));
            ids.addAll(page.select("entry > id").eachText());
            next = page.select("feed > link[rel=prev-archive]").attr("href");
        }
        return ids;
    }

    private Set<String> archivedJson(String feed) throws Exception {
        Set<String> ids = new HashSet<>();
        String next = feed;
        while (!next.isEmpty()) {
            JsonNode page = json.readTree(server.get(path(next)).body());
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            next = page.path("next_url").asText();
        }
        return ids;
    }

    @Test
    void whoComesBackAfterMoreThanTheRingHoldsGetsAllOfItFromKafka() throws Exception {
        String id = subscribe("Streamed", "поток", null);
        Alert before = Alerts.at(new SubscriptionId(id), "before", true, Instant.now());
        String seen;
        try (Stream stream = new Stream(null)) {
            server.alert(before);
            seen = stream.next(before.id().value());
        }
        String quiet = subscribe("Seldom", "редко", null);
        Alert seldom = Alerts.at(new SubscriptionId(quiet), "seldom", true, Instant.now());
        server.alert(seldom);
        Set<String> missed = new HashSet<>();
        for (int i = 0; i < 1_300; i++) {
            Alert alert = Alerts.at(new SubscriptionId(id), "missed-" + i, true, Instant.now());
            missed.add(alert.id().value());
            server.alert(alert);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(server.get("/api/v1/alerts?limit=1").body()).contains("missed-1299"));

        try (Stream stream = new Stream(seen)) {
            assertThat(stream.take(1_301)).containsAll(missed);
        }
        assertListsHoldBoth(seldom, missed, id);
    }

    /** Whoever is told much hides nobody else's alerts, and the lists lead from part to part. */
    private void assertListsHoldBoth(Alert seldom, Set<String> many, String id) throws Exception {
        assertThat(json.readTree(server.get("/api/v1/alerts?subscription=" + seldom.subscriptionId())
                                .body())
                        .at("/0/alert/id")
                        .asText())
                .isEqualTo(seldom.id().value());
        assertThat(server.get("/alerts?subscription=" + seldom.subscriptionId()).body())
                .contains(seldom.id().value())
                .doesNotContain("Older alerts");
        Set<String> listed = new HashSet<>();
        String next = "/api/v1/alerts?limit=600&subscription=" + id;
        while (next != null) {
            HttpResponse<String> part = server.get(next);
            assertThat(part.statusCode()).as(part.body()).isEqualTo(200);
            json.readTree(part.body())
                    .forEach(one ->
                            assertThat(listed.add(one.at("/alert/id").asText())).isTrue());
            next = part.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }
        assertThat(listed).containsAll(many).hasSize(1_301);
        Document page = Jsoup.parse(server.get("/alerts?subscription=" + id).body());
        String older = page.select("a[rel=next]").attr("href");
        Document second = Jsoup.parse(server.get(older).body());
        assertThat(second.select("[data-alert]").eachAttr("data-alert"))
                .hasSize(100)
                .doesNotContainAnyElementsOf(page.select("[data-alert]").eachAttr("data-alert"));
        assertThat(second.select("[data-stream]")).isEmpty();
        for (String bad : List.of("limit=1001", "before=soon")) {
            assertThat(server.get("/api/v1/alerts?" + bad).statusCode()).as(bad).isEqualTo(400);
            assertThat(server.get("/api/v1/deliveries?" + bad).statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    @Test
    void whoIsCutOffAgainAndAgainWhileAlertsComeLosesNone() throws Exception {
        String id = subscribe("Cut", "обрыв", null);
        Alert before = Alerts.at(new SubscriptionId(id), "cut-before", true, Instant.now());
        String seen;
        try (Stream stream = new Stream(null)) {
            server.alert(before);
            seen = stream.next(before.id().value());
        }
        Set<String> expected = new HashSet<>();
        Set<String> got = new HashSet<>();
        for (int cut = 0; cut < 30; cut++) {
            for (int i = 0; i < 10; i++) {
                Alert alert = Alerts.at(new SubscriptionId(id), "cut-" + cut + "-" + i, true, Instant.now());
                expected.add(alert.id().value());
                server.alert(alert);
            }
            try (Stream stream = new Stream(seen)) {
                got.addAll(stream.take(3 + cut % 7));
                seen = stream.last;
            }
        }
        try (Stream stream = new Stream(seen)) {
            while (got.size() < expected.size()) {
                got.addAll(stream.take(1));
            }
        }
        assertThat(got).isEqualTo(expected);
    }

    @Test
    void aQueryOfFiftyThousandClausesIsRefusedWithItsPlaceByApiAndForm() throws Exception {
        String query = "water OR ".repeat(49_999) + "water";
        JsonNode problem = json.readTree(server.post(
                        "/api/v1/subscriptions",
                        json.createObjectNode()
                                .put("name", "Long")
                                .put("query", query)
                                .toString())
                .body());
        assertThat(problem.path("status").asInt()).isEqualTo(422);
        JsonNode error = problem.path("errors").path(0);
        assertThat(error.path("field").asText()).isEqualTo("query");
        assertThat(error.path("position").asInt()).isEqualTo(10_000);
        assertThat(error.path("remedy").asText()).contains("split it over several subscriptions");

        HttpResponse<String> linted = server.post(
                "/api/v1/queries/lint", json.createObjectNode().put("q", query).toString());
        assertThat(linted.statusCode()).isEqualTo(200);
        assertThat(linted.body()).contains("the limit is 10000").hasSizeLessThan(10_000);

        HttpResponse<String> form = submit(
                "/subscriptions", "/subscriptions", "&name=Long&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        assertThat(form.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(form.body());
        assertThat(page.select("#query-error").text()).contains("At character 10001", "split it over");

        String within = "a ".repeat(4_999) + "a";
        assertThat(json.readTree(server.post(
                                        "/api/v1/subscriptions",
                                        json.createObjectNode()
                                                .put("name", "Many")
                                                .put("query", within)
                                                .toString())
                                .body())
                        .path("errors")
                        .path(0)
                        .path("position")
                        .asInt())
                .as("the first clause too many")
                .isEqualTo(1_000);
        assertThat(server.get("/?q=" + "a%20".repeat(50_000)).statusCode()).isIn(400, 413, 414);
        assertThat(server.get("/api/v1/subscriptions").body()).doesNotContain("Long", "Many");
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void aScannerThatFollowsEveryLinkOfEveryPageAndMailChangesNothing() throws Exception {
        String id = populate("scanned");
        Map<String, String> before = settled();

        List<Visit> visits = follower(null, id).follow();

        assertThat(settled()).isEqualTo(before);
        assertReached(visits, id);
        assertThat(visits).noneMatch(visit -> visit.status() >= 500 || visit.headStatus() >= 500);
        String unsubscribe = visits.stream()
                .map(Visit::address)
                .filter(address -> address.startsWith("/unsubscribe/" + id))
                .findFirst()
                .orElseThrow();
        assertThat(server.send("POST", unsubscribe, "List-Unsubscribe=One-Click", FORM)
                        .statusCode())
                .isEqualTo(200);
        assertThat(settled().get(KafkaTopics.SUBSCRIPTIONS.name()))
                .as("what does change something shows")
                .isNotEqualTo(before.get(KafkaTopics.SUBSCRIPTIONS.name()));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void withAccountsNeitherAStrangerNorWhoeverIsSignedInChangesAnythingByLinks() throws Exception {
        String id = populate("guarded");
        // Saved while receivers inside were allowed.
        HttpResponse<String> added = server.post("/api/v1/subscriptions", INSIDE);
        String inside = json.readTree(added.body()).path("id").asText();
        serve(Map.of(
                "silkwire.alert.accounts.required",
                true,
                "silkwire.alert.accounts.session-key-file",
                dataDir.resolve("session-key").toString()));
        String admin = AccountFixtures.tokenOfAdmin(server.context());
        assertAddressInsideIsRefusedAndTold(admin, inside);
        Map<String, String> before = settled();

        List<Visit> stranger = follower(null, id).follow();
        assertThat(settled()).isEqualTo(before);
        assertThat(stranger)
                .filteredOn(visit -> visit.address().startsWith("/unsubscribe/" + id))
                .isNotEmpty()
                .allMatch(visit -> visit.status() == 200);
        assertThat(stranger)
                .filteredOn(visit -> visit.address().startsWith("/subscriptions"))
                .isNotEmpty()
                .allMatch(visit -> visit.status() == 303);

        List<Visit> signedIn = follower(admin, id).follow();
        assertThat(settled()).isEqualTo(before);
        assertReached(signedIn, id);
        assertThat(signedIn).anyMatch(visit -> visit.address().equals("/account") && visit.status() == 200);
        assertThat(signedIn).noneMatch(visit -> visit.status() >= 500 || visit.headStatus() >= 500);
    }

    /** Private addresses are not allowed here, as everywhere but in tests. */
    private void assertAddressInsideIsRefusedAndTold(String admin, String id) throws Exception {
        Map<String, String> signedIn = Map.of("Authorization", "Bearer " + admin);
        HttpResponse<String> another =
                server.send("POST", "/api/v1/subscriptions", INSIDE, "application/json", signedIn);
        assertThat(another.statusCode()).isEqualTo(422);
        server.publish("inside", "Внутри", Travel.LIVE);

        String log = "/api/v1/deliveries?subscription=" + id + "&state=failed";
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(json.readTree(
                                server.send("GET", log, null, null, signedIn).body()))
                        .hasSize(1));
        JsonNode attempt = tried(json.readTree(
                                server.send("GET", log, null, null, signedIn).body())
                        .path(0))
                .at("/attempts/0");
        assertThat(attempt.path("reason").asText()).isEqualTo("address-refused");
        assertThat(attempt.path("answer").asText())
                .isEqualTo("(not sent: 169.254.169.254 is not on the public internet)");
        assertThat(server.send("GET", "/subscriptions/" + id + "/sending", null, null, signedIn)
                        .body())
                .contains("169.254.169.254 is not on the public internet");
    }

    /** Subscriptions in every state, with alerts, deliveries that were taken, failed and wait, a feed and mails. */
    private String populate(String word) throws Exception {
        receiver.answer("/" + word + "-busy", 503);
        receiver.answer("/" + word + "-gone", 410);
        // The first of the list, so that its links come before those of other tests.
        String id = subscribeByMail("0 " + word, word, word + "@desk.example");
        String fed = subscribe(word + " fed", word + " AND feed", null);
        feeds.put(
                id,
                json.readTree(server.post("/api/v1/subscriptions/" + fed + "/feed", "")
                                .body())
                        .path("atom")
                        .asText());
        String busy = subscribe(word + " busy", word, "/" + word + "-busy");
        String gone = subscribe(word + " gone", word, "/" + word + "-gone");
        String paused = subscribe(word + " paused", word, "/" + word + "-paused");
        assertThat(server.post("/api/v1/subscriptions/" + paused + "/pause", "").statusCode())
                .isEqualTo(200);
        for (int i = 0; i < 120; i++) {
            server.alert(Alerts.at(new SubscriptionId(fed), word + i, true, day.plus(Duration.ofMinutes(30L * i))));
        }
        server.publish(word, "The " + word + " statement", Travel.LIVE);
        awaitDelivery(id, "delivered");
        awaitDelivery(busy, "pending");
        awaitDelivery(gone, "failed");
        return id;
    }

    private LinkFollower follower(@Nullable String token, String id) {
        LinkFollower follower = new LinkFollower(URI.create(server.url()), token);
        mail.received().forEach(one -> follower.from(one.parsed()));
        follower.from("/");
        follower.from(feeds.get(id));
        follower.from(feeds.get(id).replace("atom.xml", "feed.json"));
        server.context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> route.getHttpMethod() == HttpMethod.GET)
                .map(route -> route.getUriMatchTemplate().toPathString())
                .forEach(route -> {
                    follower.from(route);
                    follower.from(route.replace("{id}", id));
                });
        return follower;
    }

    private void assertReached(List<Visit> visits, String id) {
        List<String> good = visits.stream()
                .filter(visit -> visit.status() == 200)
                .map(Visit::address)
                .toList();
        assertThat(good)
                .contains(
                        "/",
                        "/alerts",
                        "/trends",
                        "/subscriptions",
                        "/subscriptions?delete=" + id,
                        "/subscriptions/" + id + "/sending",
                        "/api/v1/subscriptions/" + id,
                        "/api/v1/deliveries",
                        "/api/v1/openapi.json",
                        feeds.get(id))
                .anyMatch(address -> address.startsWith("/unsubscribe/" + id))
                .anyMatch(address -> address.startsWith("/statements/"))
                .anyMatch(address -> address.matches("/feeds/.*/archive/.*\\.xml"))
                .anyMatch(address -> address.matches("/feeds/.*/archive/.*\\.json"));
        assertThat(visits.stream().map(Visit::address))
                .as("where forms lead")
                .contains(
                        "/subscriptions/" + id + "/pause",
                        "/subscriptions/" + id + "/sending/sample",
                        "/subscriptions/" + id + "/sending/recover",
                        "/subscriptions/" + id + "/delete");
        assertThat(visits).hasSizeGreaterThan(150);
    }

    /** The state, once nothing that was begun is still going on. Who signed in is noted in the audit, and must be. */
    private Map<String, String> settled() {
        List<Map<String, String>> states = new ArrayList<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            states.add(KafkaState.of(server.broker().connection(), Set.of(KafkaTopics.AUDIT, KafkaTopics.TOKEN_USES)));
            assertThat(states).hasSizeGreaterThan(1);
            assertThat(states.getLast()).isEqualTo(states.get(states.size() - 2));
        });
        return states.getLast();
    }

    private String subscribe(String name, String query, @Nullable String hook) throws Exception {
        ObjectNode draft = json.createObjectNode().put("name", name).put("query", query);
        if (hook != null) {
            draft.putObject("webhook").put("url", receiver.url(hook));
        }
        return subscribe(draft.toString());
    }

    private String subscribeByMail(String name, String query, String address) throws Exception {
        return subscribe(json.createObjectNode()
                .put("name", name)
                .put("query", query)
                .put("email", address)
                .toString());
    }

    private String subscribe(String draft) throws Exception {
        HttpResponse<String> added = server.post("/api/v1/subscriptions", draft);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return json.readTree(added.body()).path("id").asText();
    }

    private JsonNode awaitDelivery(String id, String state) {
        List<JsonNode> found = new ArrayList<>();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode all = deliveries(id);
            for (JsonNode one : all) {
                if (one.path("state").asText().equals(state) && !tried(one).isEmpty()) {
                    found.add(one);
                }
            }
            assertThat(found).as(all.toString()).isNotEmpty();
        });
        return found.getFirst();
    }

    /** The channel over which something was sent; the live stream needs no attempt. */
    private static JsonNode tried(JsonNode delivery) {
        for (JsonNode channel : delivery.path("channels")) {
            if (!channel.path("attempts").isEmpty()) {
                return channel;
            }
        }
        return delivery.path("none");
    }

    private void awaitDeliveries(String id, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(deliveries(id)).hasSize(count));
    }

    private JsonNode deliveries(String id) throws IOException, InterruptedException {
        return json.readTree(server.get("/api/v1/deliveries?subscription=" + id).body());
    }

    private MailServer.Mail mailTo(String address) {
        return mail.received().stream()
                .filter(one -> one.to().equals(address))
                .findFirst()
                .orElseThrow();
    }

    /** Opens a page and sends one of its forms, with its token. */
    private HttpResponse<String> submit(String page, String action, String fields)
            throws IOException, InterruptedException {
        HttpResponse<String> opened = server.send("GET", page, null, null, Map.of("Accept", "text/html"));
        String csrf = Jsoup.parse(opened.body()).select("input[name=csrf]").val();
        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        return server.send(
                "POST", action, "csrf=" + csrf + fields, FORM, Map.of("Cookie", cookie, "Accept", "text/html"));
    }

    private static String path(String address) {
        return URI.create(address).getRawPath();
    }

    /** A connection to the live stream that can be cut. */
    private final class Stream implements AutoCloseable {
        private final InputStream body;
        private final BufferedReader lines;
        private String last = "";

        Stream(@Nullable String lastEventId) throws IOException, InterruptedException {
            body = server.follow(lastEventId, HttpResponse.BodyHandlers.ofInputStream())
                    .body();
            lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }

        /** Reads on until this alert comes; its event id. */
        String next(String alertId) throws IOException {
            while (!take(1).contains(alertId)) {
                // those of others
            }
            return last;
        }

        /** The next alerts. */
        Set<String> take(int count) throws IOException {
            Set<String> ids = new HashSet<>();
            while (ids.size() < count) {
                String line = lines.readLine();
                assertThat(line).as("the stream goes on").isNotNull();
                if (line.startsWith("id:")) {
                    last = line.substring(3).strip();
                }
                if (line.startsWith("id:") && !last.startsWith("ping@")) {
                    ids.add(last.substring(0, last.indexOf('@')));
                }
            }
            return ids;
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
