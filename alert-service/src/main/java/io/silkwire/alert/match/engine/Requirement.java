package io.silkwire.alert.match.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Marks of which a statement must show at least one, or the query does not fit. The idea is that of Lucene Monitor's presearcher
 * (org.apache.lucene.monitor.TermFilteredPresearcher).
 *
 * @param share of statements that are thought to show one of them
 */
record Requirement(List<Integer> marks, double share) {
    static final Comparator<Requirement> RAREST_FIRST = Comparator.comparingDouble(Requirement::share);

    /** Of a query that no statement fits. */
    static final Requirement IMPOSSIBLE = new Requirement(List.of(), 0);

    /** A part of a score with its requirements. */
    record Weighted(List<Requirement> required, int weight) {
        /** In how many statements the part may hold; one that needs nothing before all others. */
        double share() {
            return required.stream().mapToDouble(Requirement::share).min().orElse(Double.MAX_VALUE);
        }
    }

    /** The one requirement of a disjunction, given those of its parts; none where a part has none. */
    static List<Requirement> ofAny(List<List<Requirement>> parts) {
        List<Requirement> best = new ArrayList<>();
        for (List<Requirement> part : parts) {
            if (part.isEmpty()) {
                return List.of();
            }
            best.add(part.stream().min(RAREST_FIRST).orElseThrow());
        }
        return List.of(together(best));
    }

    /** Common parts that do not reach the threshold together are left out: one of the others must hold. */
    static List<Requirement> ofScore(List<Weighted> parts, int threshold) {
        List<Weighted> commonFirst = parts.stream()
                .filter(part -> part.weight() > 0)
                .sorted(Comparator.comparingDouble(Weighted::share).reversed())
                .toList();
        long without = 0;
        List<List<Requirement>> needed = new ArrayList<>();
        for (Weighted part : commonFirst) {
            if (without + part.weight() < threshold) {
                without += part.weight();
            } else {
                needed.add(part.required());
            }
        }
        return threshold <= 0 ? List.of() : ofAny(needed);
    }

    private static Requirement together(List<Requirement> parts) {
        List<Integer> marks =
                parts.stream().flatMap(part -> part.marks().stream()).distinct().toList();
        return new Requirement(
                marks, parts.stream().mapToDouble(Requirement::share).sum());
    }
}
