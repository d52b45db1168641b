package io.silkwire.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.alert.fakes.AlertServer;
import io.silkwire.alert.fakes.Receiver;
import io.silkwire.contracts.Lane;
import io.silkwire.wire.Travel;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
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
    private Map<String, Object> settings;
    private Receiver receiver;
    private AlertServer server;

    @BeforeAll
    void start(@TempDir Path dir) throws IOException {
        Path seeds = dir.resolve("subscriptions.yaml");
        Files.writeString(seeds, """
                - id: seeded
                  name: Seeded
                  query: вертолёт
                - id: bad
                  name: Bad
                """);
        settings = Map.of(
                "silkwire.alert.subscriptions.seeds",
                seeds.toString(),
                "silkwire.alert.webhook.allow-private-addresses",
                true);
        server = new AlertServer(dir);
        receiver = server.receiver();
        server.serve(settings);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aStatementReachesTheStreamTheListAndTheWebhookAndWhoResumesMissesNothing() throws Exception {
        HttpResponse<String> added = server.post("/api/v1/subscriptions", """
                {"name":"Наводнение","query":"наводнение","languages":["ru"],"webhook":{"url":"%s"}}""".formatted(receiver.url("/hook")));
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(json.readTree(added.body()).path("webhook").path("secret").asText())
                .startsWith("whsec_");
        List<String> lines = follow(null);

        server.publish("flood", "Сообщение о наводнениях", Travel.LIVE);
        server.publish("shadow", "Ещё о наводнении", SHADOW);
        server.publish("flood-2", "Снова наводнение", Travel.LIVE);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ids(lines)).hasSize(2));
        assertThat(lines).contains("event: alert", "event: ping");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.received("/hook")).hasSize(2));
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode list = json.readTree(server.get("/api/v1/alerts").body());
            assertThat(states(list)).contains("delivered", "shadowed").doesNotContain("pending");
        });
        JsonNode event = json.readTree(data(lines));
        assertThat(event.path("because").path(0).path("text").asText()).isEqualTo("наводнениях");
        assertThat(event.path("severity").asText()).isEqualTo("routine");

        List<String> resumed = follow(eventIds(lines).getFirst());
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(ids(resumed)).containsExactly(ids(lines).getLast()));

        server.serve(settings);
        List<String> afterRestart = follow(eventIds(lines).getFirst());
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(ids(afterRestart)).contains(ids(lines).getLast()));
        assertThat(states(json.readTree(server.get("/api/v1/alerts").body()))).contains("delivered", "shadowed");
        assertThat(receiver.received("/hook")).hasSize(2);
    }

    @Test
    void subscriptionsAreSeededListedChangedAndDeleted() throws Exception {
        assertThat(json.readTree(server.get("/api/v1/subscriptions").body()).findValuesAsText("id"))
                .contains("seeded")
                .doesNotContain("bad");
        String body = "{\"name\":\"Снег\",\"query\":\"снег\",\"webhook\":{\"url\":\"https://hooks.example/a\"}}";
        HttpResponse<String> added = server.post("/api/v1/subscriptions", body);
        String path = added.headers().firstValue("Location").orElseThrow();

        HttpResponse<String> read = server.get(path);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("hooks.example").doesNotContain("whsec_");
        assertThat(server.get("/api/v1/subscriptions").body()).doesNotContain("whsec_");
        String moved = "{\"name\":\"Снег\",\"query\":\"снег\",\"webhook\":{\"url\":\"https://hooks.example/b\"}}";
        HttpResponse<String> replaced = server.send("PUT", path, moved, "application/json");
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.body()).contains("hooks.example/b", "\"version\":2").doesNotContain("whsec_");
        assertThat(server.post(path + "/pause", "").body()).contains("\"state\":\"paused\"");
        assertThat(server.post(path + "/resume", "").body()).contains("\"state\":\"active\"");
        assertThat(server.send("DELETE", path, null, null).statusCode()).isEqualTo(204);
        assertThat(server.get(path).statusCode()).isEqualTo(404);
        assertThat(server.send("DELETE", path, null, null).statusCode()).isEqualTo(404);
    }

    @Test
    void errorsAreProblemDocumentsWithFieldPositionAndRemedy() throws Exception {
        HttpResponse<String> refused = server.post("/api/v1/subscriptions", "{\"name\":\"\",\"query\":\"a (b\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json.readTree(refused.body());
        assertThat(problem.path("errors").findValuesAsText("field")).containsExactly("name", "query");
        assertThat(problem.path("errors").path(1).path("position").asInt()).isEqualTo(2);
        assertThat(problem.path("errors").path(1).path("remedy").asText()).isNotEmpty();

        assertProblem(server.get("/api/v1/subscriptions/none"), 404);
        assertProblem(server.get("/api/v1/nothing"), 404);
        assertProblem(server.get("/api/v1/alerts?limit=0"), 400);
    }

    @Test
    void ofTheSettingsOfSendingWhatIsLeftOutStaysAndWhatIsNullEnds() throws Exception {
        String made = server.post("/api/v1/subscriptions", "{\"name\":\"Settings\",\"query\":\"settings\"}")
                .body();
        String path = "/api/v1/subscriptions/" + json.readTree(made).path("id").asText() + "/sending";
        assertThat(put(path, """
                {"zone": "Asia/Almaty", "maximumPerDay": 5, "quietHours": {"from": "22:00", "to": "07:00"},
                 "urgentTopics": ["water"]}""").statusCode()).isEqualTo(200);

        JsonNode daily = json.readTree(put(path, "{\"mode\":\"daily\"}").body()).path("sending");
        assertThat(daily.path("mode").asText()).isEqualTo("daily");
        assertThat(daily.path("zone").asText()).isEqualTo("Asia/Almaty");
        assertThat(daily.path("maximumPerDay").asInt()).isEqualTo(5);
        assertThat(daily.at("/quietHours/from").asText()).isEqualTo("22:00");
        assertThat(daily.at("/urgentTopics/0").asText()).isEqualTo("water");

        JsonNode ended = json.readTree(put(path, "{\"quietHours\":null,\"maximumPerDay\":null,\"urgentTopics\":[]}")
                        .body())
                .path("sending");
        assertThat(ended.path("quietHours").isObject()).isFalse();
        assertThat(ended.path("maximumPerDay").isNumber()).isFalse();
        assertThat(ended.path("urgentTopics")).isEmpty();
        assertThat(ended.path("mode").asText()).isEqualTo("daily");

        assertProblem(put(path, "{\"mood\":\"daily\"}"), 400);
        assertProblem(put(path, "{\"maximumPerDay\":\"many\"}"), 400);
        assertProblem(put("/api/v1/subscriptions/none/sending", "{\"mode\":\"daily\"}"), 404);
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return server.send("PUT", path, body, "application/json");
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
        HttpResponse<String> refused = server.post("/api/v1/subscriptions", body);
        assertProblem(refused, 400);
        return json.readTree(refused.body()).path("detail").asText();
    }

    @Test
    void aForeignPageCannotChangeAnything() throws Exception {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            assertProblem(server.send("POST", "/api/v1/subscriptions", "{\"name\":\"x\",\"query\":\"y\"}", type), 415);
        }
        assertProblem(server.send("POST", "/api/v1/subscriptions/seeded/pause", "", null), 415);
        assertThat(server.get("/api/v1/subscriptions/seeded").body()).contains("\"state\":\"active\"");
    }

    @Test
    void healthAndCountersAreThere() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> health = server.get("/health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("\"alert\"");
        });
        server.publish("counted", "Ничего особенного", Travel.LIVE);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.get("/prometheus").body())
                        .containsPattern("items_total\\{[^}]*disposition=\"no-match\"[^}]*\\}"));
    }

    private void assertProblem(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json.readTree(response.body()).path("status").asInt()).isEqualTo(status);
    }

    private List<String> follow(String lastEventId) throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpResponse<Stream<String>> response = server.follow(lastEventId, HttpResponse.BodyHandlers.ofLines());
        // A browser takes no other type for a stream of events.
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
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
}
