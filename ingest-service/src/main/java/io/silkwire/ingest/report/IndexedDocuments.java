package io.silkwire.ingest.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.ingest.report.RunRecords.StatementRevision;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks Elasticsearch which statements its index holds, by plain HTTP: this is a question about it, not a part of the writer. */
public final class IndexedDocuments {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int IDS_A_REQUEST = 500;

    private final URI index;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * The statements in this Elasticsearch.
     *
     * @param url of the server, without path
     * @throws IllegalArgumentException where it is no http or https URL
     */
    public IndexedDocuments(String url) {
        URI server = URI.create(url.endsWith("/") ? url : url + "/");
        if (server.getHost() == null || !List.of("http", "https").contains(String.valueOf(server.getScheme()))) {
            throw new IllegalArgumentException("expected a URL like http://localhost:9200, but was '" + url + "'");
        }
        this.index = server.resolve("statements/");
    }

    /**
     * How many of these statements the index holds in this revision or a later one.
     *
     * @throws IOException where the index does not answer as expected; the message says where and how
     */
    int count(Collection<StatementRevision> wanted) throws IOException {
        if (wanted.isEmpty()) {
            return 0;
        }
        // So that a search finds at once what is counted here; _mget itself reads without it.
        post("_refresh", "");
        List<String> ids = wanted.stream()
                .map(revision -> revision.id().value())
                .distinct()
                .toList();
        Map<String, Integer> indexed = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IDS_A_REQUEST) {
            indexed.putAll(revisions(ids.subList(from, Math.min(ids.size(), from + IDS_A_REQUEST))));
        }
        return (int) wanted.stream()
                .filter(revision -> indexed.getOrDefault(revision.id().value(), 0) >= revision.revision())
                .count();
    }

    private Map<String, Integer> revisions(List<String> ids) throws IOException {
        JsonNode answer = post("_mget?_source_includes=revision", JSON.writeValueAsString(Map.of("ids", ids)));
        Map<String, Integer> found = new HashMap<>();
        for (JsonNode document : answer.path("docs")) {
            if (document.path("found").asBoolean()) {
                found.put(
                        document.path("_id").asText(),
                        document.path("_source").path("revision").asInt());
            }
        }
        return found;
    }

    private JsonNode post(String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(index.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() >= 300) {
                throw new IOException(request.uri() + " answered " + response.statusCode() + ", expected 200");
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + request.uri(), e);
        }
    }
}
