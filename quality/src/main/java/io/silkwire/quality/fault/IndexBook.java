package io.silkwire.quality.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.quality.proof.IndexProof.Indexed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Reads every document of the index of statements, over its HTTP API and through the alias that searches use. */
final class IndexBook {
    private static final int PAGE = 1_000;
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final URI elasticsearch;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();

    IndexBook(URI elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /** All that is searchable, by the ids of statements. */
    Map<String, Indexed> read() throws IOException {
        post("/statements/_refresh", "");
        Map<String, Indexed> found = new HashMap<>();
        ObjectNode query = json.createObjectNode().put("size", PAGE);
        query.putArray("_source").add("id").add("revision").add("title").add("content_hash");
        query.putArray("sort").add("id");
        JsonNode hits;
        do {
            hits = post("/statements/_search", query.toString()).path("hits").path("hits");
            for (JsonNode hit : hits) {
                JsonNode source = hit.path("_source");
                found.put(
                        source.path("id").asText(),
                        new Indexed(
                                source.path("revision").asInt(),
                                source.path("title").asText(),
                                source.path("content_hash").asText()));
                query.set("search_after", hit.path("sort"));
            }
        } while (hits.size() == PAGE);
        return found;
    }

    private JsonNode post(String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(elasticsearch.resolve(path))
                .timeout(WITHIN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("Elasticsearch answered " + answer.statusCode() + " to " + path);
            }
            return json.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the index was read", e);
        }
    }
}
