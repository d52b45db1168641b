package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.SpanQuery;
import io.silkwire.alert.query.Scope;
import io.silkwire.alert.query.Slot;
import io.silkwire.text.Stems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The title or the body in the index. The n-th stem of a word stands in the n-th field of stems ({@link Stems#layers}), at the same
 * position in all, and what is written there in a field of its own; spans of one field are taken for spans of another by {@code
 * span_field_masking}.
 */
record SearchedText(String name, float boost) {
    static final float TITLE_BOOST = 3;

    private static final SearchedText TITLE = new SearchedText("title", TITLE_BOOST);
    private static final SearchedText BODY = new SearchedText("body", 1);

    /** Those of a scope. */
    static List<SearchedText> in(Scope scope) {
        return switch (scope) {
            case ANYWHERE -> List.of(TITLE, BODY);
            case TITLE -> List.of(TITLE);
            case BODY -> List.of(BODY);
        };
    }

    static SpanQuery anyOf(List<SpanQuery> spans) {
        return spans.size() == 1 ? spans.getFirst() : SpanQuery.of(s -> s.spanOr(or -> or.clauses(spans)));
    }

    private String layer(int n) {
        return n == 0 ? "stems_" + name : "stems_" + name + "_" + n;
    }

    private String written() {
        return "written_" + name;
    }

    /** A single word, each way to find it. */
    List<Query> words(Slot slot) {
        return switch (slot) {
            case Slot.AnyForm form -> forms(form.stems());
            case Slot.Beginning beginning ->
                inLayers(n -> beginning.beginnings().stream()
                        .map(start -> Query.of(q ->
                                q.prefix(p -> p.field(layer(n)).value(start).boost(boost))))
                        .toList());
            case Slot.Exactly exactly ->
                List.of(Query.of(q ->
                        q.term(t -> t.field(written()).value(exactly.written()).boost(boost))));
        };
    }

    /** The first stems as terms, for how often they stand tells how well a statement fits; the further ones as a set. */
    private List<Query> forms(Collection<String> stems) {
        Stream<Query> first = stems.stream()
                .filter(stem -> Stems.standsInLayer(stem, 0))
                .map(stem ->
                        Query.of(q -> q.term(t -> t.field(layer(0)).value(stem).boost(boost))));
        return Stream.concat(first, anyOfMany(stems, 1).stream()).toList();
    }

    /** One of many stems: a query for each field only. */
    List<Query> anyOfMany(Collection<String> stems) {
        return anyOfMany(stems, 0);
    }

    private List<Query> anyOfMany(Collection<String> stems, int firstLayer) {
        List<Query> queries = new ArrayList<>();
        for (int n = firstLayer; n < Stems.MOST; n++) {
            List<FieldValue> values = inLayer(stems, n).map(FieldValue::of).toList();
            if (!values.isEmpty()) {
                String layer = layer(n);
                queries.add(Query.of(q ->
                        q.terms(t -> t.field(layer).terms(v -> v.value(values)).boost(boost))));
            }
        }
        return queries;
    }

    /** These words side by side. */
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
                anyOf(inLayers(n -> inLayer(form.stems(), n)
                        .map(stem -> masked(
                                n,
                                SpanQuery.of(
                                        s -> s.spanTerm(t -> t.field(layer(n)).value(stem)))))
                        .toList()));
            case Slot.Beginning beginning ->
                anyOf(inLayers(n -> beginning.beginnings().stream()
                        .map(start -> masked(
                                n,
                                SpanQuery.of(s -> s.spanMulti(m -> m.match(
                                        q -> q.prefix(p -> p.field(layer(n)).value(start)))))))
                        .toList()));
            case Slot.Exactly exactly ->
                masked(1, SpanQuery.of(s -> s.spanTerm(t -> t.field(written()).value(exactly.written()))));
        };
    }

    private SpanQuery masked(int layer, SpanQuery span) {
        return layer == 0
                ? span
                : SpanQuery.of(s -> s.spanFieldMasking(m -> m.field(layer(0)).query(span)));
    }

    private static Stream<String> inLayer(Collection<String> stems, int n) {
        return stems.stream().filter(stem -> Stems.standsInLayer(stem, n));
    }

    private static <T> List<T> inLayers(IntFunction<List<T>> inLayer) {
        return Stream.iterate(0, n -> n + 1)
                .limit(Stems.MOST)
                .flatMap(n -> inLayer.apply(n).stream())
                .collect(Collectors.toList());
    }
}
