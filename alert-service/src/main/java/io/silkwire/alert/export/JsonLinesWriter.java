package io.silkwire.alert.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.contracts.TopicId;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object a line, with the names of the API; text included, what is not known left out. */
final class JsonLinesWriter implements StatementWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String head() {
        return "";
    }

    @Override
    public String row(IndexedStatement statement) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", statement.id().value());
        line.put("revision", statement.revision());
        line.put("title", statement.titleText());
        put(line, "url", statement.url());
        put(line, "corpusName", statement.corpusName());
        put(line, "publisher", statement.publisher());
        put(line, "publishedAt", statement.publishedAt());
        put(line, "modifiedAt", statement.modifiedAt());
        put(line, "language", statement.language());
        put(line, "country", statement.country());
        line.put("countries", statement.countries());
        put(line, "kind", statement.kind());
        put(line, "sourceId", statement.sourceId());
        put(line, "story", statement.story());
        put(line, "lane", statement.lane());
        put(
                line,
                "changed",
                statement.change() == null ? null : statement.change().kind().label());
        line.put("withdrawn", statement.withdrawn());
        put(line, "fetchedAt", statement.fetchedAt());
        line.put("authors", statement.authors());
        line.put("topics", statement.topics().stream().map(TopicId::value).toList());
        line.put("body", statement.bodyText());
        return json(line) + "\n";
    }

    @Override
    public String tail() {
        return "";
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("maps and texts can always be written", e);
        }
    }

    private static void put(Map<String, Object> line, String name, @Nullable Object value) {
        if (value != null) {
            line.put(name, value.toString());
        }
    }
}
