package io.silkwire.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.silkwire.alert.fakes.Receiver;
import io.silkwire.alert.fakes.TestBroker;
import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.text.Stems;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole service on a real broker: from an enriched statement to the live stream, and its HTTP API. */
@NullUnmarked // fields are set before all tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertServiceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Travel SHADOW = new Travel(Lane.REPLAY, false, "run");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Path dataDir;
    private TestBroker broker;
    private Receiver receiver;
    private EmbeddedServer server;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    void start(@TempDir Path dir) throws IOException {
        dataDir = dir;
        Files.writeString(dir.resolve("subscriptions.yaml"), """
                - id: seeded
                  name: Seeded
                  query: вертолёт
                - id: bad
                  name: Bad
                """);
        broker = TestBroker.start(dir);
        open.add(broker);
        receiver = Receiver.start();
        open.add(receiver);
        producer = new KafkaProducer<>(broker.connection().producer("test"));
        open.add(producer);
        server = startService();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private EmbeddedServer startService() {
        return ApplicationContext.builder()
                .overrideConfigLocations("classpath:alert-service/")
                .properties(Map.of(
                        "micronaut.server.port",
                        -1,
                        "kafka.bootstrap.servers",
                        broker.connection().bootstrapServers(),
                        "elasticsearch.url",
                        "http://127.0.0.1:9",
                        "silkwire.alert.match.state-dir",
                        dataDir.resolve("state").toString(),
                        "silkwire.alert.subscriptions.seeds",
                        dataDir.resolve("subscriptions.yaml").toString(),
                        "silkwire.alert.webhook.allow-private-addresses",
                        true,
                        "silkwire.alert.delivery.close-patience",
                        "1s"))
                .run(EmbeddedServer.class);
    }

    @Test
    void aStatementReachesTheStreamTheListAndTheWebhookAndWhoResumesMissesNothing() throws Exception {
        HttpResponse<String> added = post("/api/v1/subscriptions", """
                {"name":"Наводнение","query":"наводнение","languages":["ru"],"webhook":{"url":"%s"}}""".formatted(receiver.url("/hook")));
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(json.readTree(added.body()).path("webhook").path("secret").asText())
                .startsWith("whsec_");
        List<String> lines = follow(null);

        publish("flood", "Сообщение о наводнениях", Travel.LIVE);
        publish("shadow", "Ещё о наводнении", SHADOW);
        publish("flood-2", "Снова наводнение", Travel.LIVE);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ids(lines)).hasSize(2));
        assertThat(lines).contains("event: alert", "event: ping");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.received("/hook")).hasSize(2));
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode list = json.readTree(get("/api/v1/alerts").body());
            assertThat(states(list)).contains("delivered", "shadowed").doesNotContain("pending");
        });
        JsonNode event = json.readTree(data(lines));
        assertThat(event.path("because").path(0).path("text").asText()).isEqualTo("наводнениях");
        assertThat(event.path("severity").asText()).isEqualTo("routine");

        List<String> resumed = follow(eventIds(lines).getFirst());
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(ids(resumed)).containsExactly(ids(lines).getLast()));

        server.close();
        server = startService();
        List<String> afterRestart = follow(eventIds(lines).getFirst());
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(ids(afterRestart)).contains(ids(lines).getLast()));
        assertThat(states(json.readTree(get("/api/v1/alerts").body()))).contains("delivered", "shadowed");
        assertThat(receiver.received("/hook")).hasSize(2);
    }

    @Test
    void subscriptionsAreSeededListedChangedAndDeleted() throws Exception {
        assertThat(json.readTree(get("/api/v1/subscriptions").body()).findValuesAsText("id"))
                .contains("seeded")
                .doesNotContain("bad");
        String body = "{\"name\":\"Снег\",\"query\":\"снег\",\"webhook\":{\"url\":\"https://hooks.example/a\"}}";
        HttpResponse<String> added = post("/api/v1/subscriptions", body);
        String path = added.headers().firstValue("Location").orElseThrow();

        HttpResponse<String> read = get(path);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("hooks.example").doesNotContain("whsec_");
        assertThat(get("/api/v1/subscriptions").body()).doesNotContain("whsec_");
        String moved = "{\"name\":\"Снег\",\"query\":\"снег\",\"webhook\":{\"url\":\"https://hooks.example/b\"}}";
        HttpResponse<String> replaced = send("PUT", path, moved, "application/json");
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.body()).contains("hooks.example/b", "\"version\":2").doesNotContain("whsec_");
        assertThat(post(path + "/pause", "").body()).contains("\"state\":\"paused\"");
        assertThat(post(path + "/resume", "").body()).contains("\"state\":\"active\"");
        assertThat(send("DELETE", path, null, null).statusCode()).isEqualTo(204);
        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(send("DELETE", path, null, null).statusCode()).isEqualTo(404);
    }

    @Test
    void errorsAreProblemDocumentsWithFieldPositionAndRemedy() throws Exception {
        HttpResponse<String> refused = post("/api/v1/subscriptions", "{\"name\":\"\",\"query\":\"a (b\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json.readTree(refused.body());
        assertThat(problem.path("errors").findValuesAsText("field")).containsExactly("name", "query");
        assertThat(problem.path("errors").path(1).path("position").asInt()).isEqualTo(2);
        assertThat(problem.path("errors").path(1).path("remedy").asText()).isNotEmpty();

        assertProblem(get("/api/v1/subscriptions/none"), 404);
        assertProblem(get("/api/v1/nothing"), 404);
        assertProblem(get("/api/v1/alerts?limit=0"), 400);
    }

    @Test
    void unreadableJsonIsToldWithItsPlaceAndWhatMayStandThere() throws Exception {
        assertThat(detail("{not json"))
                .startsWith("the body is no JSON, line 1, column ")
                .doesNotContain("Source");
        assertThat(detail("{\"name\":[]}")).isEqualTo("name: what stands there cannot be read; write text in quotes");
        assertThat(detail("{\"name\":\"a\",\"query\":\"b\",\"sending\":{\"maximumPerDay\":\"many\"}}"))
                .isEqualTo("sending.maximumPerDay: what stands there cannot be read; write a number");
        assertThat(detail("{\"name\":\"a\",\"query\":\"b\",\"sendng\":{}}"))
                .startsWith("sendng: there is no such field; there are ")
                .contains("query, ", "sending, ");
        assertThat(detail("[1]")).isEqualTo("the body must be an object in { }");
    }

    private String detail(String body) throws Exception {
        HttpResponse<String> refused = post("/api/v1/subscriptions", body);
        assertProblem(refused, 400);
        return json.readTree(refused.body()).path("detail").asText();
    }

    @Test
    void aForeignPageCannotChangeAnything() throws Exception {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            assertProblem(send("POST", "/api/v1/subscriptions", "{\"name\":\"x\",\"query\":\"y\"}", type), 415);
        }
        assertProblem(send("POST", "/api/v1/subscriptions/seeded/pause", "", null), 415);
        assertThat(get("/api/v1/subscriptions/seeded").body()).contains("\"state\":\"active\"");
    }

    @Test
    void healthAndCountersAreThere() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> health = get("/health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("\"alert\"");
        });
        publish("counted", "Ничего особенного", Travel.LIVE);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/prometheus").body())
                        .containsPattern("items_total\\{[^}]*disposition=\"no-match\"[^}]*\\}"));
    }

    private void assertProblem(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json.readTree(response.body()).path("status").asInt()).isEqualTo(status);
    }

    private void publish(String name, String title, Travel travel) throws Exception {
        SourceId source = new SourceId("test");
        Statement statement = new Statement(
                StatementId.ofCorpusName(source, name),
                1,
                source,
                null,
                name,
                title,
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                ContentHash.of(title, List.of()),
                Instant.EPOCH,
                null,
                null,
                null);
        EnrichedStatement enriched =
                new EnrichedStatement(statement, "ru", List.of(), new EnrichedStatement.Stems(Stems.of(title), ""), 0);
        producer.send(WireRecords.of(
                        KafkaTopics.ENRICHED,
                        null,
                        statement.id().value(),
                        enriched,
                        name,
                        "/test",
                        Instant.EPOCH,
                        travel))
                .get(30, TimeUnit.SECONDS);
    }

    private List<String> follow(String lastEventId) {
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/api/v1/alerts/stream"));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<Stream<String>> response = http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        Thread.ofVirtual().start(() -> {
            try (Stream<String> stream = response.body()) {
                stream.forEach(lines::add);
            } catch (java.io.UncheckedIOException e) {
                lines.add("closed");
            }
        });
        return lines;
    }

    /** The ids of the alerts. */
    private static List<String> ids(List<String> lines) {
        return eventIds(lines).stream()
                .map(id -> id.substring(0, id.indexOf('@')))
                .toList();
    }

    /** What is sent back to go on. */
    private static List<String> eventIds(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring(3).strip())
                .filter(id -> !id.startsWith("ping@"))
                .toList();
    }

    private static String data(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data:") && line.contains("{"))
                .findFirst()
                .orElseThrow()
                .substring(5);
    }

    private static List<String> states(JsonNode list) {
        List<String> states = new ArrayList<>();
        list.forEach(one -> states.add(one.path("delivery").path("state").asText()));
        return states;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body, "application/json");
    }

    private HttpResponse<String> send(String method, String path, String body, String type)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return server.getURI().resolve(path);
    }
}
