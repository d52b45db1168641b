package io.silkwire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The main job: {@code up} with the seeds, seen as a newcomer, an analyst and ops see it, on whatever servers run below. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SeedsEndToEnd {
    private static final String SECRET = "whsec_c2lsa3dpcmUtZW5kLXRvLWVuZC1zZWNyZXQ=";

    @TempDir
    static Path folder;

    private RunningSilkwire silkwire;

    /** Starts the system in this data directory, with private webhooks allowed. */
    abstract RunningSilkwire start(Path data);

    @BeforeAll
    void up() {
        silkwire = start(folder.resolve("data"));
    }

    @AfterAll
    void down() {
        silkwire.close();
    }

    @Test
    void pageShowsFiveTaggedStatements() {
        Document page = Jsoup.parse(silkwire.get("/"));

        assertThat(page.select("main article")).hasSize(5);
        assertThat(page.text()).contains("Counter-terrorism", "Breakthrough in Central Asian States Cooperation");
    }

    @Test
    void searchForWaterFindsStatementsOnWater() {
        JsonNode found = silkwire.api("/statements?q=water");

        assertThat(found.path("total").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(titles(found)).anyMatch(title -> title.contains("Breakthrough"));
    }

    @Test
    void searchFindsARussianWordInAnotherCase() {
        assertThat(titles(silkwire.api("/statements?q=%D0%90%D1%84%D0%B3%D0%B0%D0%BD%D0%B8%D1%81%D1%82%D0%B0%D0%BD")))
                .contains("О международной конференции под эгидой ООН");
    }

    @Test
    void everyPanelOfKibanaHasSomethingToShow() {
        // Alerts, deliveries and trends are indexed some seconds after the statements they come from.
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    StringWriter told = new StringWriter();
                    assertThat(kibanaCheck(told)).as(told.toString()).isZero();
                    assertThat(told.toString()).contains("panels were asked");
                });
    }

    private int kibanaCheck(StringWriter told) {
        return new CommandLine(new KibanaCommand())
                .setOut(new PrintWriter(told, true))
                .execute(
                        "--objects",
                        RunningSilkwire.project()
                                .resolve("deploy")
                                .resolve("kibana")
                                .toString(),
                        "check",
                        "--elasticsearch",
                        silkwire.addresses().elasticsearch());
    }

    @Test
    void elasticsearchCountsFive() {
        assertThat(silkwire.elasticsearch("/_count").path("count").asInt()).isEqualTo(5);
        assertThat(silkwire.elasticsearch("/statements/_count").path("count").asInt())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Communique             | counter-terrorism water afghanistan drugs nuclear
            Cooperation between    | counter-terrorism afghanistan drugs nuclear
            О международной        | afghanistan transport
            Breakthrough           | energy transport climate trade border afghanistan water
            Central Asian States   | counter-terrorism
            """)
    void seedHasItsTopics(String titleStart, String topics) {
        JsonNode statement = statement(titleStart);

        assertThat(strings(statement.path("topics"))).contains(topics.split(" "));
    }

    @Test
    void briefingOnTerrorismIsNotTaggedWithWhatItOnlyMentions() {
        assertThat(strings(statement("Central Asian States").path("topics")))
                .doesNotContain("water", "climate", "drugs");
    }

    @Test
    void everyTagShowsWordsThatStandInTheStatement() {
        for (JsonNode item : silkwire.api("/statements").path("items")) {
            JsonNode statement = silkwire.api("/statements/" + item.path("id").asText());
            assertThat(statement.path("tags")).isNotEmpty().allSatisfy(tag -> {
                assertThat(tag.path("evidence")).isNotEmpty().allSatisfy(evidence -> {
                    String text =
                            statement.path(evidence.path("field").asText()).asText();
                    int start = evidence.path("start").asInt();
                    int end = evidence.path("end").asInt();
                    assertThat(text.substring(start, end))
                            .isEqualTo(evidence.path("text").asText());
                });
            });
        }
    }

    @Test
    void replayOfTheSameCorpusChangesNothing() {
        JsonNode before =
                silkwire.elasticsearch("/statements/_search?version=true&size=10&sort=id&_source_excludes=indexed_at");

        RunningSilkwire.Result replay = silkwire.replay(RunningSilkwire.seeds().toString());

        assertThat(replay.status()).as(replay.output()).isZero();
        assertThat(replay.output()).containsPattern("unchanged\\s+5");
        JsonNode after =
                silkwire.elasticsearch("/statements/_search?version=true&size=10&sort=id&_source_excludes=indexed_at");
        assertThat(after.path("hits")).isEqualTo(before.path("hits"));
    }

    @Test
    void webhookGetsEachAlertOnceAndOnlyWhenDeliveryIsAskedFor() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver(SECRET)) {
            String id = silkwire.post("/subscriptions", """
                    {"name": "Hook", "topics": ["counter-terrorism"], "webhook": {"url": "%s", "secret": "%s"}}
                    """.formatted(receiver.url(), SECRET), 201)
                    .path("id")
                    .asText();

            RunningSilkwire.Result plain =
                    silkwire.replay(RunningSilkwire.seeds().toString());
            assertThat(plain.status()).as(plain.output()).isZero();
            assertThat(receiver.received()).as("a plain replay notifies nobody").isEmpty();

            RunningSilkwire.Result first =
                    silkwire.replay("--deliver", RunningSilkwire.seeds().toString());
            assertThat(first.status()).as(first.output()).isZero();
            assertThat(receiver.received()).as(first.output()).hasSize(3);
            assertThat(receiver.received()).allMatch(WebhookReceiver.Received::verified);
            assertThat(receiver.received())
                    .extracting(WebhookReceiver.Received::id)
                    .doesNotHaveDuplicates();

            RunningSilkwire.Result second =
                    silkwire.replay("--deliver", RunningSilkwire.seeds().toString());
            assertThat(second.status()).as(second.output()).isZero();
            assertThat(receiver.received())
                    .as("a second delivery of the same alerts")
                    .hasSize(3);
            silkwire.delete("/subscriptions/" + id);
        }
    }

    @Test
    void freeQuerySubscriptionInRussianMatchesOtherCases() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver(SECRET)) {
            String id = silkwire.post("/subscriptions", """
                    {"name": "По-русски", "query": "Афганистан", "languages": ["ru"],
                     "webhook": {"url": "%s", "secret": "%s"}}
                    """.formatted(receiver.url(), SECRET), 201)
                    .path("id")
                    .asText();

            RunningSilkwire.Result replay =
                    silkwire.replay("--deliver", RunningSilkwire.seeds().toString());

            assertThat(replay.status()).as(replay.output()).isZero();
            assertThat(receiver.received()).hasSize(1).allMatch(WebhookReceiver.Received::verified);
            assertThat(receiver.received().getFirst().body()).contains("Афганистана");
            silkwire.delete("/subscriptions/" + id);
        }
    }

    @Test
    void subscriptionThatDoesNotParseIsRefusedWithItsPosition() {
        JsonNode problem = silkwire.post("/subscriptions", "{\"name\": \"Bad\", \"query\": \"water \\\"open\"}", 422);

        assertThat(problem.toString()).contains("position").contains("quote");
    }

    @Test
    void secondStartOnTheSameDataIsRefused() {
        RunningSilkwire.Result second = RunningSilkwire.run(folder.resolve("data"), "up");

        assertThat(second.status()).isEqualTo(1);
        assertThat(second.output()).contains("in use by another Silkwire", "--data");
    }

    @Test
    void pageTellsBrowsersToRunNothingButItsOwn() {
        assertThat(silkwire.get("/")).doesNotContain("<script>").doesNotContain("style=\"");
    }

    private JsonNode statement(String titleStart) {
        return StreamSupport.stream(silkwire.api("/statements").path("items").spliterator(), false)
                .filter(item -> item.path("title").asText().startsWith(titleStart))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no statement " + titleStart));
    }

    private static List<String> titles(JsonNode found) {
        return found.path("items").findValuesAsText("title");
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
