package io.silkwire.quality.extraction;

import io.silkwire.quality.Figure;
import io.silkwire.quality.Half;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Collects scores of pages under names and gives their means, in the order the names came. */
final class Means {
    private final boolean halved;
    private final Map<String, Map<Half, List<Score>>> groups = new LinkedHashMap<>();

    /** @param halved whether each half is told as well */
    Means(boolean halved) {
        this.halved = halved;
    }

    /** Counts a page for the whole group and for its half. */
    void add(String group, int place, Score score) {
        Map<Half, List<Score>> halves = groups.computeIfAbsent(group, unused -> new LinkedHashMap<>());
        halves.computeIfAbsent(Half.ALL, unused -> new ArrayList<>()).add(score);
        if (halved) {
            halves.computeIfAbsent(Half.of(place), unused -> new ArrayList<>()).add(score);
        }
    }

    /** Mean precision, recall and F1 of each group. */
    List<Figure> figures(String system, String what) {
        List<Figure> figures = new ArrayList<>();
        groups.forEach((group, halves) -> halves.forEach((half, scores) -> {
            int pages = scores.size();
            figures.add(Figure.share(system, what + " P, " + group, half, mean(scores, Score::precision), pages));
            figures.add(Figure.share(system, what + " R, " + group, half, mean(scores, Score::recall), pages));
            figures.add(Figure.share(system, what + " F1, " + group, half, mean(scores, Score::f1), pages));
        }));
        return figures;
    }

    private static double mean(List<Score> scores, ToDoubleFunction<Score> part) {
        return scores.stream().mapToDouble(part).average().orElse(0);
    }
}
