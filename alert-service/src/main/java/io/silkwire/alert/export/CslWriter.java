package io.silkwire.alert.export;

import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.contracts.TopicId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** References as an array of CSL-JSON items (Citation Style Language 1.0.2, csl-data.json). */
final class CslWriter implements StatementWriter {
    private boolean begun;

    @Override
    public String head() {
        return "[";
    }

    @Override
    public String row(IndexedStatement statement) {
        Reference reference = new Reference(statement);
        String url = reference.url();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", statement.id().value());
        item.put("type", url == null ? "document" : "webpage");
        item.put("title", reference.title());
        List<Map<String, String>> authors = reference.authors().stream()
                .map(author -> Map.of("literal", author))
                .toList();
        put(item, "author", authors.isEmpty() ? "" : authors);
        put(item, "publisher", Reference.line(statement.publisher()));
        date(item, "issued", reference.published());
        date(item, "accessed", reference.accessed());
        put(item, "URL", url == null ? "" : url);
        put(item, "language", Reference.line(statement.language()));
        put(item, "genre", Reference.line(statement.kind()));
        put(item, "keyword", statement.topics().stream().map(TopicId::value).collect(Collectors.joining(", ")));
        put(item, "abstract", reference.summary());
        String separator = begun ? ",\n" : "\n";
        begun = true;
        return separator + JsonLinesWriter.json(item);
    }

    @Override
    public String tail() {
        return "\n]\n";
    }

    private static void date(Map<String, Object> item, String name, List<Integer> parts) {
        if (!parts.isEmpty()) {
            item.put(name, Map.of("date-parts", List.of(parts)));
        }
    }

    private static void put(Map<String, Object> item, String name, Object value) {
        if (!value.equals("")) {
            item.put(name, value);
        }
    }
}
