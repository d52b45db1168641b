package io.silkwire.enrich.tagging;

import io.silkwire.contracts.Evidence.Field;
import io.silkwire.enrich.pattern.Hit;
import io.silkwire.enrich.pattern.Hits;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.enrich.topic.TopicRule.Zones;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which topics a statement could be about, from the patterns that stand in it: those whose hits, were none to overlap, be
 * ignored or weakened, reach the threshold. What is left out could not have fired, so that the answer is exact; and only patterns
 * that were hit are looked at, so that topics which share no word with the statement cost nothing.
 */
final class Candidates {
    /** Weights are rounded to thousandths one by one. */
    private static final double ROUNDING = 0.001;

    private final List<CompiledTopic> topics;

    /** By pattern: topic and term for whom it is the first side. */
    private final int[][] topicsOf;

    private final CompiledTerm[][] termsOf;

    Candidates(List<CompiledTopic> topics, int patterns) {
        this.topics = topics;
        List<List<Integer>> numbers = lists(patterns);
        List<List<CompiledTerm>> terms = lists(patterns);
        for (int number = 0; number < topics.size(); number++) {
            for (CompiledTerm term : topics.get(number).terms()) {
                for (int pattern : term.side(0)) {
                    numbers.get(pattern).add(number);
                    terms.get(pattern).add(term);
                }
            }
        }
        topicsOf = numbers.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        termsOf = terms.stream().map(list -> list.toArray(CompiledTerm[]::new)).toArray(CompiledTerm[][]::new);
    }

    private static <T> List<List<T>> lists(int count) {
        List<List<T>> lists = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>(2));
        }
        return lists;
    }

    /** The most a topic may reach. */
    private static final class Bound {
        private double score;
    }

    /** The topics to be scored, in any order. */
    List<CompiledTopic> of(List<Passage> passages, Hits hits, TextLanguages languages) {
        Map<Integer, Bound> bounds = new HashMap<>();
        for (int i = 0; i < hits.touched(); i++) {
            add(hits.touched(i), passages, hits, languages, bounds);
        }
        List<CompiledTopic> candidates = new ArrayList<>();
        bounds.forEach((number, bound) -> {
            if (bound.score >= topics.get(number).rule().threshold()) {
                candidates.add(topics.get(number));
            }
        });
        return candidates;
    }

    private void add(
            int pattern, List<Passage> passages, Hits hits, TextLanguages languages, Map<Integer, Bound> bounds) {
        int[] numbers = topicsOf[pattern];
        List<Hit> own = hits.of(pattern);
        for (int i = 0; i < numbers.length; i++) {
            CompiledTerm term = termsOf[pattern][i];
            if (term.mayStand(hits, languages)) {
                TopicRule rule = topics.get(numbers[i]).rule();
                double weight = term.term().weight() * bestZone(rule.zones(), own.get(0), passages);
                bounds.computeIfAbsent(numbers[i], number -> new Bound()).score +=
                        saturated(weight, Math.min(own.size(), rule.perTerm()));
            }
        }
    }

    /** Hits come in the order of the text, so that none stands in an earlier zone than the first. */
    private static double bestZone(Zones zones, Hit first, List<Passage> passages) {
        double best = first.from() < TopicScore.LEAD_WORDS ? Math.max(zones.lead(), zones.body()) : zones.body();
        if (passages.get(first.passage()).field() == Field.TITLE) {
            best = Math.max(zones.title(), Math.max(zones.lead(), zones.body()));
        }
        return best;
    }

    private static double saturated(double weight, int hits) {
        double sum = 0;
        for (int n = 1; n <= hits; n++) {
            sum += weight / n + ROUNDING;
        }
        return sum;
    }
}
