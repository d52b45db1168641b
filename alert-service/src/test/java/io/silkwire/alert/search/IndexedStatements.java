package io.silkwire.alert.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.alert.query.Facts;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.embedded.ElasticsearchHome;
import io.silkwire.embedded.ElasticsearchProcess;
import io.silkwire.embedded.Ports;
import io.silkwire.text.Stems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A real Elasticsearch with the index of statements, one for all tests of this JVM. Its mapping is
 * the enricher's.
 */
public final class IndexedStatements {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static @Nullable ElasticsearchProcess server;

    private IndexedStatements() {}

    /** Where the server is; it is started by the first call. */
    public static synchronized URI url() {
        ElasticsearchProcess running = server;
        if (running == null) {
            running = start();
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            server = running;
        }
        return running.url();
    }

    private static ElasticsearchProcess start() {
        try {
            List<Integer> ports = Ports.free(2);
            Path data = Files.createTempDirectory("silkwire-search");
            return ElasticsearchProcess.start(ElasticsearchProcess.Settings.of(
                            ElasticsearchHome.find(), data, ports.get(0), ports.get(1)))
                    .awaitReady(Duration.ofMinutes(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces whatever is indexed by these. */
    public static void index(List<Draft> drafts) {
        removeAll();
        send("PUT", "/statements-v3", mapping());
        send("POST", "/_aliases", "{\"actions\":[{\"add\":{\"index\":\"statements-v3\",\"alias\":\"statements\"}}]}");
        for (Draft draft : drafts) {
            send("PUT", "/statements-v3/_doc/" + draft.id(), write(draft.document()));
        }
        send("POST", "/statements-v3/_refresh", "");
    }

    /** Adds these in one request. */
    public static void add(List<Draft> drafts) {
        StringBuilder body = new StringBuilder();
        for (Draft draft : drafts) {
            body.append("{\"index\":{\"_id\":\"").append(draft.id()).append("\"}}\n");
            body.append(write(draft.document())).append('\n');
        }
        HttpResponse<String> answer = request("POST", "/statements/_bulk?refresh=true", body.toString());
        if (answer.statusCode() >= 300 || answer.body().contains("\"errors\":true")) {
            throw new IllegalStateException("_bulk: " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Leaves neither index nor alias. */
    public static void removeAll() {
        request("DELETE", "/statements-v3", "");
    }

    /** Replaces all trends by these documents, written as the enricher writes them; see {@link #count} and {@link #burst}. */
    public static void indexTrends(List<Map<String, Object>> documents) {
        removeTrends();
        send("PUT", "/trends-v1", resource("/index/trends-v1.json"));
        send("POST", "/_aliases", "{\"actions\":[{\"add\":{\"index\":\"trends-v1\",\"alias\":\"trends\"}}]}");
        documents.forEach(document -> send("POST", "/trends-v1/_doc", write(document)));
        send("POST", "/trends-v1/_refresh", "");
    }

    /** Replaces all revisions by none. */
    public static void indexNoRevisions() {
        request("DELETE", "/revisions-v1", "");
        send("PUT", "/revisions-v1", resource("/index/revisions-v1.json"));
        send(
                "POST",
                "/_aliases",
                "{\"actions\":[{\"add\":{\"index\":\"revisions-v1\",\"alias\":\"revisions\",\"is_hidden\":true}}]}");
    }

    /** Adds where a revision stands, as the enricher writes it. */
    public static void indexRevision(StatementId id, int revision, int partition, long offset) {
        send(
                "PUT",
                "/revisions-v1/_doc/" + id + "%2F" + revision + "?refresh=true",
                write(Map.of("statement", id.value(), "revision", revision, "partition", partition, "offset", offset)));
    }

    /** Replaces all alerts by these documents, as far as they are read here. */
    public static void indexAlerts(List<Map<String, Object>> documents) {
        removeAlerts();
        send(
                "PUT",
                "/alerts-v1",
                "{\"settings\":{\"index\":{\"hidden\":true}},\"mappings\":{\"properties\":{\"subscription\":{\"type\":\"keyword\"},"
                        + "\"matched_at\":{\"type\":\"date\"}}}}");
        send(
                "POST",
                "/_aliases",
                "{\"actions\":[{\"add\":{\"index\":\"alerts-v1\",\"alias\":\"alerts\",\"is_hidden\":true}}]}");
        documents.forEach(document -> send("POST", "/alerts-v1/_doc", write(document)));
        send("POST", "/alerts-v1/_refresh", "");
    }

    /** Leaves neither index nor alias of alerts. */
    public static void removeAlerts() {
        request("DELETE", "/alerts-v1", "");
    }

    /** Leaves neither index nor alias of trends. */
    public static void removeTrends() {
        request("DELETE", "/trends-v1", "");
    }

    /** The count of a day. */
    public static Map<String, Object> count(String topic, String part, String day, int stories, int copies) {
        Map<String, Object> document = series("count", topic, part, day, stories, copies);
        document.put("unit", "day");
        return document;
    }

    /** A burst that goes on, with one statement. */
    public static Map<String, Object> burst(String topic, String part, String since, String statement) {
        Map<String, Object> document = series("burst", topic, part, since, 9, 0);
        document.put("state", "started");
        document.put("hours", 1);
        document.put("expected", 1.5);
        document.put("score", 6.1);
        document.put(
                "top", List.of(Map.of("statement", statement, "source", "seeds", "title", "О встрече", "score", 20)));
        return document;
    }

    private static Map<String, Object> series(
            String type, String topic, String part, String from, int stories, int copies) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", type);
        document.put("topic", topic);
        document.put("part", part);
        document.put("by", part.replaceFirst("=.*", ""));
        document.put("from", from);
        document.put("stories", stories);
        document.put("copies", copies);
        document.put("statements", stories + copies);
        return document;
    }

    private static String mapping() {
        return resource("/index/statements-v3.json");
    }

    private static String resource(String name) {
        try (InputStream in = IndexedStatements.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(String method, String path, String body) {
        HttpResponse<String> answer = request(method, path, body);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private static HttpResponse<String> request(String method, String path, String body) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(url().resolve(path))
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A statement to be indexed, written as the enricher writes it. */
    public record Draft(String name, Map<String, Object> fields, List<Map<String, Object>> tags) {
        /** A statement with this title and body, in English. */
        public static Draft of(String name, String title, String body) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("title", title);
            fields.put("body", body);
            fields.put("language", "en");
            fields.put("fetched_at", "2026-11-22T02:00:00Z");
            return new Draft(name, fields, new ArrayList<>());
        }

        /** What the enricher would index of this statement, as far as a query may ask for it. */
        public static Draft of(EnrichedStatement enriched, @Nullable StoryId story) {
            Statement statement = enriched.statement();
            Draft draft = of(String.valueOf(statement.corpusName()), statement.title(), statement.body())
                    .with("language", enriched.language())
                    .with("revision", statement.revision())
                    .with("source", statement.sourceId().value())
                    .with("countries", List.copyOf(Facts.countries(enriched)))
                    .with(
                            "topics",
                            enriched.tags().stream()
                                    .map(tag -> tag.topicId().value())
                                    .toList());
            PublicationDate published = statement.publishedAt();
            if (published != null) {
                draft.published(published.value());
            }
            if (statement.kind() != null) {
                draft.with("kind", statement.kind());
            }
            return story == null ? draft : draft.with("story", story.value());
        }

        /** The id of a replayed file of this name. */
        public static StatementId idOf(String name) {
            return StatementId.ofCorpusName(new SourceId("seeds"), name);
        }

        /** With a field of the document. */
        public Draft with(String field, Object value) {
            fields.put(field, value);
            return this;
        }

        /** Published then, as precisely as told. */
        public Draft published(String date) {
            fields.put("published", date);
            fields.put("published_at", new PublicationDate(date).earliest().toString());
            return this;
        }

        /** With a topic that rests on each occurrence of these words in title and body. */
        public Draft tagged(String topic, double score, String... words) {
            List<Map<String, Object>> evidence = new ArrayList<>();
            for (Evidence.Field field : Evidence.Field.values()) {
                String text = text(field.label());
                for (String word : words) {
                    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                        evidence.add(Map.of(
                                "field",
                                field.label(),
                                "start",
                                at,
                                "end",
                                at + word.length(),
                                "text",
                                word,
                                "term",
                                word.toLowerCase(Locale.ROOT),
                                "rule",
                                topic + ".main",
                                "weight",
                                2.0));
                    }
                }
            }
            tags.add(Map.of(
                    "topic",
                    topic,
                    "score",
                    score,
                    "threshold",
                    10.0,
                    "confidence",
                    Math.min(0.99, score / 40),
                    "generation",
                    12,
                    "evidence",
                    evidence));
            return this;
        }

        private String text(String field) {
            return (String) Objects.requireNonNull(fields.get(field));
        }

        StatementId id() {
            return idOf(name);
        }

        Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("id", id().value());
            document.put("revision", 1);
            document.put("generation", 12);
            document.put("version", 1_000_000_012L);
            document.put("source", "seeds");
            document.put("corpus_name", name);
            document.put("indexed_at", "2026-11-22T02:00:01Z");
            document.put("lane", "replay");
            document.putAll(fields);
            for (String field : List.of("title", "body")) {
                String stems = Stems.of(text(field));
                List<String> layers = Stems.layers(stems);
                for (int n = 0; n < layers.size(); n++) {
                    if (n == 0 || !layers.get(n).isEmpty()) {
                        document.put("stems_" + field + (n == 0 ? "" : "_" + n), layers.get(n));
                    }
                }
                document.put("written_" + field, Stems.written(text(field)));
            }
            document.putIfAbsent(
                    "topics", tags.stream().map(tag -> tag.get("topic")).toList());
            document.put("tags", tags);
            return document;
        }
    }
}
