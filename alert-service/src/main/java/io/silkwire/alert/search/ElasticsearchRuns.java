package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.SpanQuery;
import io.silkwire.alert.query.Query.Near;
import io.silkwire.alert.query.Query.Run;
import io.silkwire.alert.query.Scope;
import io.silkwire.alert.query.Slot;
import io.silkwire.text.Stems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Turns runs of words, and runs near each other, into queries of Elasticsearch over the fields of stems. The n-th stem of a word
 * stands in the n-th of these fields ({@link Stems#layer}), at the same position in all, and what is written there in a field of
 * its own; spans of one field are taken for spans of another by {@code span_field_masking}. A word of the title counts {@value
 * #TITLE_BOOST} times.
 */
final class ElasticsearchRuns {
    static final float TITLE_BOOST = 3;
    private static final List<Field> FIELDS = List.of(new Field("title", TITLE_BOOST), new Field("body", 1));

    private ElasticsearchRuns() {}

    static Query run(Run run) {
        List<Slot> slots = run.slots();
        List<Query> queries = new ArrayList<>();
        for (Field field : in(run.scope())) {
            if (slots.size() == 1) {
                queries.addAll(field.words(slots.getFirst()));
            } else {
                queries.add(scored(field.sideBySide(slots), field));
            }
        }
        return ElasticsearchQueries.either(queries);
    }

    /**
     * The left behind the right, or the right behind the left. Lucene goes through the spans of both sides once, forwards, and
     * misses none only where all spans of a side have one length; so runs are put together by length.
     */
    static Query near(Near near) {
        List<Query> queries = new ArrayList<>();
        for (Field field : in(near.scope())) {
            for (SpanQuery left : byLength(near.left(), field)) {
                for (SpanQuery right : byLength(near.right(), field)) {
                    queries.add(scored(follow(left, right, near.distance()), field));
                    queries.add(scored(follow(right, left, near.distance()), field));
                }
            }
        }
        return ElasticsearchQueries.either(queries);
    }

    private static Collection<SpanQuery> byLength(List<Run> runs, Field field) {
        Map<Integer, List<SpanQuery>> byLength = new TreeMap<>();
        for (Run run : runs) {
            List<Slot> slots = run.slots();
            byLength.computeIfAbsent(slots.size(), any -> new ArrayList<>()).add(field.sideBySide(slots));
        }
        return byLength.values().stream().map(ElasticsearchRuns::anyOf).toList();
    }

    private static SpanQuery follow(SpanQuery first, SpanQuery then, int distance) {
        return SpanQuery.of(
                s -> s.spanNear(n -> n.clauses(first, then).slop(distance - 1).inOrder(true)));
    }

    private static List<Field> in(Scope scope) {
        return switch (scope) {
            case ANYWHERE -> FIELDS;
            case TITLE -> FIELDS.subList(0, 1);
            case BODY -> FIELDS.subList(1, 2);
        };
    }

    private static SpanQuery anyOf(List<SpanQuery> spans) {
        return spans.size() == 1 ? spans.getFirst() : SpanQuery.of(s -> s.spanOr(or -> or.clauses(spans)));
    }

    private static Query scored(SpanQuery span, Field field) {
        Query query = new Query(span._kind() == SpanQuery.Kind.SpanNear ? span.spanNear() : span.spanOr());
        return Query.of(q -> q.bool(b -> b.must(query).boost(field.boost())));
    }

    /** A text of the statement in the index. */
    private record Field(String text, float boost) {
        private String stems() {
            return "stems_" + text;
        }

        private List<String> layers() {
            return IntStream.range(0, Stems.MOST)
                    .mapToObj(n -> n == 0 ? stems() : stems() + "_" + n)
                    .toList();
        }

        private String written() {
            return "written_" + text;
        }

        /** A single word, each way to find it. */
        List<Query> words(Slot slot) {
            return switch (slot) {
                case Slot.AnyForm form -> forms(form.stems());
                case Slot.Beginning beginning ->
                    layers().stream()
                            .flatMap(layer -> beginning.beginnings().stream()
                                    .map(start -> Query.of(q -> q.prefix(
                                            p -> p.field(layer).value(start).boost(boost)))))
                            .toList();
                case Slot.Exactly exactly ->
                    List.of(Query.of(q -> q.term(
                            t -> t.field(written()).value(exactly.written()).boost(boost))));
            };
        }

        /** The first stems as terms, for how often they stand tells how well a statement fits; the further ones as a set. */
        private List<Query> forms(Collection<String> stems) {
            List<FieldValue> values = stems.stream().map(FieldValue::of).toList();
            Stream<Query> first = stems.stream()
                    .map(stem -> Query.of(
                            q -> q.term(t -> t.field(stems()).value(stem).boost(boost))));
            Stream<Query> further = layers().stream()
                    .skip(1)
                    .map(layer -> Query.of(q -> q.terms(
                            t -> t.field(layer).terms(v -> v.value(values)).boost(boost))));
            return Stream.concat(first, further).toList();
        }

        SpanQuery sideBySide(List<Slot> slots) {
            List<SpanQuery> spans = slots.stream().map(this::span).toList();
            return spans.size() == 1
                    ? spans.getFirst()
                    : SpanQuery.of(s -> s.spanNear(n -> n.clauses(spans).slop(0).inOrder(true)));
        }

        /** A word in any of the fields, as a span of the first. */
        private SpanQuery span(Slot slot) {
            return switch (slot) {
                case Slot.AnyForm form ->
                    inLayers(layer -> anyOf(form.stems().stream()
                            .map(stem -> SpanQuery.of(
                                    s -> s.spanTerm(t -> t.field(layer).value(stem))))
                            .collect(Collectors.toList())));
                case Slot.Beginning beginning ->
                    inLayers(layer -> anyOf(beginning.beginnings().stream()
                            .map(start -> SpanQuery.of(s -> s.spanMulti(m ->
                                    m.match(q -> q.prefix(p -> p.field(layer).value(start))))))
                            .collect(Collectors.toList())));
                case Slot.Exactly exactly ->
                    masked(SpanQuery.of(s -> s.spanTerm(t -> t.field(written()).value(exactly.written()))));
            };
        }

        private SpanQuery inLayers(java.util.function.Function<String, SpanQuery> inLayer) {
            List<SpanQuery> spans = new ArrayList<>();
            for (String layer : layers()) {
                SpanQuery span = inLayer.apply(layer);
                spans.add(spans.isEmpty() ? span : masked(span));
            }
            return anyOf(spans);
        }

        private SpanQuery masked(SpanQuery span) {
            return SpanQuery.of(s -> s.spanFieldMasking(m -> m.field(stems()).query(span)));
        }
    }
}
