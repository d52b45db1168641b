package io.silkwire.quality.match;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.Scope;
import io.silkwire.alert.query.Slot;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexableField;

/** Turns queries and statements into the JSON of OpenSearch, for the operators that both have. */
final class PercolatorQueries {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PercolatorQueries() {}

    /** The fields that Lucene Monitor is given, as one line. */
    static String document(Incoming incoming) {
        ObjectNode document = JSON.objectNode();
        for (IndexableField field : LuceneQueries.document(incoming)) {
            document.withArrayProperty(field.name()).add(field.stringValue());
        }
        return document.toString();
    }

    /**
     * The query as one line.
     *
     * @throws IllegalArgumentException for a clause that OpenSearch has not, or not with the same meaning
     */
    static String of(Query query) {
        return json(query).toString();
    }

    private static ObjectNode json(Query query) {
        return switch (query) {
            case Query.All all -> object("match_all", JSON.objectNode());
            case Query.And and -> all(and.parts());
            case Query.Or or -> bool("should", or.parts());
            case Query.Not not -> all(List.of(not));
            case Query.Word word -> run(word);
            case Query.Phrase phrase -> run(phrase);
            case Query.Prefix prefix -> run(prefix);
            case Query.Topic topic -> term("topic", topic.id().value());
            case Query.Country country -> term("country", country.code());
            case Query.Source source -> term("source", source.id().value());
            case Query.Kind kind -> term("kind", kind.kind());
            case Query.Language language ->
                term("language", language.range().value().toLowerCase(Locale.ROOT));
            case Query.Changed changed -> term("changed", Boolean.toString(changed.wanted()));
            case Query.Official official -> term("official", Boolean.toString(official.wanted()));
            case Query.Score score -> throw unknown(score);
            case Query.Near near -> throw unknown(near);
            case Query.Exact exact -> throw unknown(exact);
            case Query.Story story -> throw unknown(story);
            case Query.Published published -> throw unknown(published);
        };
    }

    private static IllegalArgumentException unknown(Query query) {
        return new IllegalArgumentException("the percolator is not asked for this: " + query);
    }

    private static ObjectNode all(List<Query> parts) {
        ObjectNode clauses = JSON.objectNode();
        for (Query part : parts) {
            if (part instanceof Query.Not not) {
                clauses.withArrayProperty("must_not").add(json(not.part()));
            } else {
                clauses.withArrayProperty("must").add(json(part));
            }
        }
        return object("bool", clauses);
    }

    private static ObjectNode bool(String kind, List<Query> parts) {
        ArrayNode clauses = JSON.arrayNode();
        parts.forEach(part -> clauses.add(json(part)));
        return object("bool", JSON.objectNode().set(kind, clauses));
    }

    private static ObjectNode run(Query.Run run) {
        List<Slot> slots = run.slots();
        String field = field(run.scope());
        return switch (slots.size()) {
            case 0 -> object("match_none", JSON.objectNode());
            case 1 -> word(field, slots.getFirst());
            default ->
                object(
                        "match_phrase",
                        JSON.objectNode()
                                .put(
                                        field,
                                        slots.stream()
                                                .map(PercolatorQueries::stems)
                                                .collect(Collectors.joining(" "))));
        };
    }

    private static String field(Scope scope) {
        return switch (scope) {
            case ANYWHERE -> LuceneQueries.TEXT;
            case TITLE -> LuceneQueries.TITLE;
            case BODY -> LuceneQueries.BODY;
        };
    }

    private static ObjectNode word(String field, Slot slot) {
        if (slot instanceof Slot.Beginning beginning) {
            ArrayNode any = JSON.arrayNode();
            beginning
                    .beginnings()
                    .forEach(b -> any.add(object("prefix", JSON.objectNode().put(field, b))));
            return object("bool", JSON.objectNode().set("should", any));
        }
        return object("match", JSON.objectNode().put(field, stems(slot)));
    }

    /** The analyzer puts them at one position, so that each of them will do. */
    private static String stems(Slot slot) {
        if (!(slot instanceof Slot.AnyForm form)) {
            throw new IllegalArgumentException("no word in any form: " + slot);
        }
        return String.join("|", form.stems());
    }

    private static ObjectNode term(String field, String value) {
        return object("term", JSON.objectNode().put(field, value));
    }

    private static ObjectNode object(String name, ObjectNode value) {
        return JSON.objectNode().set(name, value);
    }
}
