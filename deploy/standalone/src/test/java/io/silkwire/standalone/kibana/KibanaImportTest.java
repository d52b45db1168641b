package io.silkwire.standalone.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The import against a server that takes and refuses requests as the saved-objects API of Kibana 8.19 does. */
@NullUnmarked // fields are set before each test
class KibanaImportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> stored = new ConcurrentSkipListMap<>();
    private HttpServer kibana;
    private String url;
    private int gate;

    @BeforeEach
    void start() throws IOException {
        kibana = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        kibana.createContext("/", this::answer);
        kibana.start();
        url = "http://127.0.0.1:" + kibana.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        kibana.stop(0);
    }

    @Test
    void importsEverythingAndTwiceTheSame() throws Exception {
        // Given
        SavedObjects objects = objects();

        // When
        KibanaImport.Outcome once =
                new KibanaImport(url + "/", Map.of()).run(objects.packed(), "http://localhost:8080");
        Map<String, String> before = new TreeMap<>(stored);
        KibanaImport.Outcome twice = new KibanaImport(url, Map.of()).run(objects.packed(), "http://localhost:8080");

        // Then
        assertThat(once)
                .isEqualTo(new KibanaImport.Outcome.Imported(objects.objects().size()));
        assertThat(twice).isEqualTo(once);
        assertThat(stored).isEqualTo(before).hasSize(objects.objects().size());
    }

    @Test
    void leadsLinksToTheSiteThatIsNamed() throws Exception {
        new KibanaImport(url, Map.of()).run(objects().packed(), "https://watch.example/");
        assertThat(stored.get("index-pattern/statements")).contains("https://watch.example/statements/{{value}}");
    }

    @Test
    void tellsWhatKibanaMisses() throws Exception {
        String alone = objects()
                .packed()
                .lines()
                .filter(line -> line.contains("silkwire-overview"))
                .findFirst()
                .orElseThrow();
        assertThat(new KibanaImport(url, Map.of()).run(alone + "\n", "http://localhost:8080"))
                .isInstanceOfSatisfying(
                        KibanaImport.Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("missing_references"));
    }

    @Test
    void saysHowToGetInAndGetsIn() throws Exception {
        gate = 401;
        assertThat(new KibanaImport(url, Map.of("KIBANA_USER", "eve", "KIBANA_PASSWORD", "wrong"))
                        .run(objects().packed(), "http://a"))
                .isInstanceOfSatisfying(
                        KibanaImport.Outcome.Refused.class,
                        refused -> assertThat(refused.remedy())
                                .contains("KIBANA_API_KEY")
                                .doesNotContain("wrong"));
        assertThat(new KibanaImport(url, Map.of("KIBANA_API_KEY", "key"))
                        .run(objects().packed(), "http://a"))
                .isInstanceOf(KibanaImport.Outcome.Imported.class);
    }

    @Test
    void waitsForNobodyWhereKibanaIsNotReady() throws Exception {
        gate = 503;
        assertThat(new KibanaImport(url, Map.of()).run(objects().packed(), "http://a"))
                .isInstanceOfSatisfying(
                        KibanaImport.Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("not ready"));
    }

    private static SavedObjects objects() throws IOException {
        return SavedObjects.read(KibanaObjectsTest.folder().resolve("objects"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (gate == 503) {
            send(exchange, 503, "Kibana server is not ready yet");
        } else if (gate == 401 && !"ApiKey key".equals(authorization)) {
            send(exchange, 401, "{\"statusCode\":401,\"error\":\"Unauthorized\",\"message\":\"Unauthorized\"}");
        } else if (!exchange.getRequestMethod().equals("POST")
                || !exchange.getRequestURI().getPath().equals("/api/saved_objects/_import")) {
            send(exchange, 404, "{\"statusCode\":404,\"error\":\"Not Found\",\"message\":\"Not Found\"}");
        } else if (exchange.getRequestHeaders().getFirst("kbn-xsrf") == null) {
            send(exchange, 400, bad("Request must contain a kbn-xsrf header."));
        } else {
            take(exchange, new String(request, StandardCharsets.UTF_8));
        }
    }

    private void take(HttpExchange exchange, String request) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        Matcher part = Pattern.compile(
                        "--(.+?)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"([^\"]+)\"\r\n(?:[^\r]+\r\n)*\r\n(.*)\r\n--\\1--\r\n",
                        Pattern.DOTALL)
                .matcher(request);
        if (!part.matches() || !("multipart/form-data; boundary=" + part.group(1)).equals(type)) {
            send(
                    exchange,
                    415,
                    "{\"statusCode\":415,\"error\":\"Unsupported Media Type\",\"message\":\"Unsupported Media Type\"}");
        } else if (!part.group(2).endsWith(".ndjson")) {
            send(exchange, 400, bad("Invalid file extension"));
        } else {
            store(
                    exchange,
                    part.group(3),
                    "overwrite=true".equals(exchange.getRequestURI().getQuery()));
        }
    }

    /** As Kibana: references to data views and Discover sessions must be met by the file or by what is there. */
    private void store(HttpExchange exchange, String file, boolean overwrite) throws IOException {
        Map<String, String> sent = new TreeMap<>();
        StringBuilder errors = new StringBuilder();
        for (String line : file.strip().split("\n", -1)) {
            JsonNode object = JSON.readTree(line);
            sent.put(object.get("type").asText() + "/" + object.get("id").asText(), line);
        }
        for (Map.Entry<String, String> object : sent.entrySet()) {
            String error = null;
            for (JsonNode reference : JSON.readTree(object.getValue()).get("references")) {
                String target = reference.get("type").asText() + "/"
                        + reference.get("id").asText();
                boolean required = !target.startsWith("dashboard/");
                error = required && !sent.containsKey(target) && !stored.containsKey(target)
                        ? "missing_references"
                        : error;
            }
            error = stored.containsKey(object.getKey()) && !overwrite ? "conflict" : error;
            if (error != null) {
                String[] name = object.getKey().split("/", 2);
                errors.append(errors.isEmpty() ? "" : ",")
                        .append("{\"type\":\"" + name[0] + "\",\"id\":\"" + name[1] + "\",\"error\":{\"type\":\""
                                + error + "\"}}");
            }
        }
        if (errors.isEmpty()) {
            stored.putAll(sent);
            send(
                    exchange,
                    200,
                    "{\"successCount\":" + sent.size() + ",\"success\":true,\"warnings\":[],\"successResults\":[]}");
        } else {
            send(exchange, 200, "{\"successCount\":0,\"success\":false,\"warnings\":[],\"errors\":[" + errors + "]}");
        }
    }

    private static String bad(String message) {
        return "{\"statusCode\":400,\"error\":\"Bad Request\",\"message\":\"" + message + "\"}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
