package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.SpanQuery;
import io.silkwire.alert.query.Query.Near;
import io.silkwire.alert.query.Query.Run;
import io.silkwire.alert.query.Scope;
import io.silkwire.alert.query.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns runs of words, and runs near each other, into queries of Elasticsearch over the fields of a {@link SearchedText}. A word of
 * the title counts {@value SearchedText#TITLE_BOOST} times.
 */
final class ElasticsearchRuns {
    /** From so many alternatives on, words are looked for as a set: how often each stands does not count any more. */
    private static final int MANY = 12;

    private ElasticsearchRuns() {}

    static Query run(Run run) {
        List<Slot> slots = run.slots();
        List<Query> queries = new ArrayList<>();
        for (SearchedText text : SearchedText.in(run.scope())) {
            if (slots.size() == 1) {
                queries.addAll(text.words(slots.getFirst()));
            } else {
                queries.add(scored(text.sideBySide(slots), text));
            }
        }
        return ElasticsearchQueries.either(queries);
    }

    /** Whether it is one word in any of its forms. */
    static boolean isOneWord(Run run) {
        List<Slot> slots = run.slots();
        return slots.size() == 1 && slots.getFirst() instanceof Slot.AnyForm;
    }

    /** One of these words, each in any of its forms. */
    static List<Query> anyWord(List<Run> words) {
        if (words.size() < MANY) {
            return words.stream().map(ElasticsearchRuns::run).toList();
        }
        Map<Scope, Set<String>> stems = new EnumMap<>(Scope.class);
        for (Run word : words) {
            if (word.slots().getFirst() instanceof Slot.AnyForm form) {
                stems.computeIfAbsent(word.scope(), any -> new LinkedHashSet<>())
                        .addAll(form.stems());
            }
        }
        List<Query> queries = new ArrayList<>();
        stems.forEach((scope, forms) -> SearchedText.in(scope).forEach(text -> queries.addAll(text.anyOfMany(forms))));
        return queries;
    }

    /**
     * The left behind the right, or the right behind the left. Lucene goes through the spans of both sides once, forwards, and
     * misses none only where all spans of a side have one length; so runs are put together by length.
     */
    static Query near(Near near) {
        List<Query> queries = new ArrayList<>();
        for (SearchedText text : SearchedText.in(near.scope())) {
            for (SpanQuery left : byLength(near.left(), text)) {
                for (SpanQuery right : byLength(near.right(), text)) {
                    queries.add(scored(follow(left, right, near.distance()), text));
                    queries.add(scored(follow(right, left, near.distance()), text));
                }
            }
        }
        return ElasticsearchQueries.either(queries);
    }

    private static Collection<SpanQuery> byLength(List<Run> runs, SearchedText text) {
        Map<Integer, List<SpanQuery>> byLength = new TreeMap<>();
        for (Run run : runs) {
            List<Slot> slots = run.slots();
            byLength.computeIfAbsent(slots.size(), any -> new ArrayList<>()).add(text.sideBySide(slots));
        }
        return byLength.values().stream().map(SearchedText::anyOf).toList();
    }

    private static SpanQuery follow(SpanQuery first, SpanQuery then, int distance) {
        return SpanQuery.of(
                s -> s.spanNear(n -> n.clauses(first, then).slop(distance - 1).inOrder(true)));
    }

    private static Query scored(SpanQuery span, SearchedText text) {
        Query query = new Query(span.spanNear());
        return Query.of(q -> q.bool(b -> b.must(query).boost(text.boost())));
    }
}
