package io.silkwire.quality.extraction;

import io.silkwire.quality.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Collects scores of pages under names and gives their means, in the order the names came. */
final class Means {
    private final Map<String, List<Score>> groups = new LinkedHashMap<>();

    /** Counts a page for the whole group and for its half. */
    void add(String group, int index, Score score) {
        groups.computeIfAbsent(group, unused -> new ArrayList<>()).add(score);
        groups.computeIfAbsent(group + half(index), unused -> new ArrayList<>()).add(score);
    }

    static String half(int index) {
        return index % 2 == 0 ? ", even half (tuned on)" : ", odd half (unseen)";
    }

    /** Mean precision, recall and F1 of each group. */
    List<Figure> figures(String system, String what) {
        List<Figure> figures = new ArrayList<>();
        groups.forEach((group, scores) -> {
            int pages = scores.size();
            figures.add(new Figure(system, what + " P, " + group, mean(scores, Score::precision), pages));
            figures.add(new Figure(system, what + " R, " + group, mean(scores, Score::recall), pages));
            figures.add(new Figure(system, what + " F1, " + group, mean(scores, Score::f1), pages));
        });
        return figures;
    }

    private static double mean(List<Score> scores, ToDoubleFunction<Score> part) {
        return scores.stream().mapToDouble(part).average().orElse(0);
    }
}
