package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.SpanQuery;
import io.silkwire.text.LemmaClosure;
import io.silkwire.text.Stems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Turns the syntax tree of a query into a query of Elasticsearch. Words and phrases are looked for by stems, as the enricher
 * wrote them, so nothing depends on analyzers of the server; a word of the title counts {@value #TITLE_BOOST} times.
 */
final class ElasticsearchQueries {
    static final float TITLE_BOOST = 3;
    private static final List<Field> FIELDS =
            List.of(new Field("stems_title", TITLE_BOOST), new Field("stems_body", 1));

    private ElasticsearchQueries() {}

    static Query of(io.silkwire.alert.query.Query query) {
        return switch (query) {
            case io.silkwire.alert.query.Query.All all -> Query.of(q -> q.matchAll(m -> m));
            case io.silkwire.alert.query.Query.And and -> Query.of(q -> q.bool(b -> b.must(each(and.parts()))));
            case io.silkwire.alert.query.Query.Or or -> either(each(or.parts()));
            case io.silkwire.alert.query.Query.Not not -> Query.of(q -> q.bool(b -> b.mustNot(of(not.part()))));
            case io.silkwire.alert.query.Query.Word word -> words(word.text());
            case io.silkwire.alert.query.Query.Phrase phrase -> words(phrase.text());
            case io.silkwire.alert.query.Query.Topic topic -> topic(topic.id().value());
            case io.silkwire.alert.query.Query.Language language -> language(language.range());
        };
    }

    /** With any of these topics; everything where there is none. */
    static Query anyTopic(Collection<String> topics) {
        return topics.isEmpty()
                ? Query.of(q -> q.matchAll(m -> m))
                : either(topics.stream().map(ElasticsearchQueries::topic).toList());
    }

    /** In any of these language ranges; everything where there is none. */
    static Query anyLanguage(Collection<String> ranges) {
        return ranges.isEmpty()
                ? Query.of(q -> q.matchAll(m -> m))
                : either(ranges.stream().map(ElasticsearchQueries::language).toList());
    }

    private static List<Query> each(List<io.silkwire.alert.query.Query> parts) {
        return parts.stream().map(ElasticsearchQueries::of).toList();
    }

    private static Query either(List<Query> parts) {
        return Query.of(q -> q.bool(b -> b.should(parts).minimumShouldMatch("1")));
    }

    private static Query words(String text) {
        List<Set<String>> positions = LemmaClosure.phrase("und", text);
        if (positions.isEmpty()) {
            return Query.of(q -> q.matchNone(m -> m));
        }
        List<Query> fields = new ArrayList<>();
        for (Field field : FIELDS) {
            if (positions.size() == 1) {
                positions.getFirst().forEach(stem -> fields.add(term(field, stem)));
                fields.addAll(furtherTerms(field, positions.getFirst()));
            } else {
                fields.add(sideBySide(field, positions));
            }
        }
        return either(fields);
    }

    private static Query term(Field field, String stem) {
        return Query.of(q -> q.term(t -> t.field(field.name()).value(stem).boost(field.boost())));
    }

    /** The further stems of the text's words. */
    private static List<Query> furtherTerms(Field field, Set<String> stems) {
        List<FieldValue> values = stems.stream().map(FieldValue::of).toList();
        return field.further().stream()
                .map(layer -> Query.of(q ->
                        q.terms(t -> t.field(layer).terms(v -> v.value(values)).boost(field.boost()))))
                .toList();
    }

    private static Query sideBySide(Field field, List<Set<String>> positions) {
        List<SpanQuery> clauses =
                positions.stream().map(stems -> anySpan(field, stems)).toList();
        return Query.of(q ->
                q.spanNear(near -> near.clauses(clauses).slop(0).inOrder(true).boost(field.boost())));
    }

    /** A word under any of its stems: those of the further fields stand at the same positions. */
    private static SpanQuery anySpan(Field field, Set<String> stems) {
        List<SpanQuery> spans = new ArrayList<>(terms(field.name(), stems));
        for (String layer : field.further()) {
            SpanQuery inLayer = anyOf(terms(layer, stems));
            spans.add(SpanQuery.of(
                    s -> s.spanFieldMasking(m -> m.field(field.name()).query(inLayer))));
        }
        return anyOf(spans);
    }

    private static List<SpanQuery> terms(String field, Set<String> stems) {
        return stems.stream()
                .map(stem -> SpanQuery.of(s -> s.spanTerm(t -> t.field(field).value(stem))))
                .toList();
    }

    private static SpanQuery anyOf(List<SpanQuery> spans) {
        return spans.size() == 1 ? spans.getFirst() : SpanQuery.of(s -> s.spanOr(or -> or.clauses(spans)));
    }

    /** In filter context: having a topic makes a statement fit, not fit better. */
    private static Query topic(String id) {
        return Query.of(q ->
                q.bool(b -> b.filter(f -> f.term(t -> t.field("topics").value(id)))));
    }

    /** RFC 4647 basic filtering: {@code uz} takes {@code uz} and {@code uz-Cyrl}. */
    private static Query language(String range) {
        Query exactly =
                Query.of(q -> q.term(t -> t.field("language").value(range).caseInsensitive(true)));
        Query within = Query.of(
                q -> q.prefix(p -> p.field("language").value(range + "-").caseInsensitive(true)));
        return Query.of(q -> q.bool(b -> b.filter(either(List.of(exactly, within)))));
    }

    private record Field(String name, float boost) {
        /** Where the further stems of its words stand, see {@link Stems#layer}. */
        List<String> further() {
            return IntStream.range(1, Stems.MOST).mapToObj(n -> name + "_" + n).toList();
        }
    }
}
