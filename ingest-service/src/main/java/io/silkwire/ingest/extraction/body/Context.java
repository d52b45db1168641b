package io.silkwire.ingest.extraction.body;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds to each row of evidence what the first weighing says about the passages around it: a paragraph among text is text, a
 * link after the end of the text is not. The rows so widened go to the second weighing.
 */
final class Context {
    private static final int REACH = 4;
    private static final int CONTAINERS = 3;
    private static final int ADDED = 24;

    private final PageMap map;
    private final List<Passage> passages;
    private final float[] likely;
    private final double[] mass;

    Context(PageMap map, float[] likely) {
        this.map = map;
        this.passages = map.passages();
        this.likely = likely;
        this.mass = new double[likely.length + 1];
        for (int i = 0; i < likely.length; i++) {
            mass[i + 1] = mass[i] + likely[i] * passages.get(i).chars();
        }
    }

    float[][] widen(float[][] rows) {
        Map<Integer, double[]> templates = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            double[] sums = templates.computeIfAbsent(template(i), unused -> new double[2]);
            sums[0] += likely[i] * passages.get(i).chars();
            sums[1] += passages.get(i).chars();
        }
        float[][] wide = new float[rows.length][];
        double whole = Math.max(1, mass[rows.length]);
        for (int i = 0; i < rows.length; i++) {
            float[] row = Arrays.copyOf(rows[i], rows[i].length + ADDED);
            int at = rows[i].length;
            for (int offset = -REACH; offset <= REACH; offset++) {
                int other = i + offset;
                row[at++] = other < 0 || other >= rows.length ? -1 : likely[other];
            }
            at = containers(i, row, at);
            row[at++] = (float) (mass[i] / whole);
            row[at++] = (float) (1 - mass[i + 1] / whole);
            row[at++] = (float) Math.log1p(mass[rows.length]);
            row[at++] = window(i - 10, i);
            row[at++] = window(i + 1, i + 11);
            row[at++] = most(i - 10, i);
            row[at++] = most(i + 1, i + 11);
            double[] sums = templates.getOrDefault(template(i), new double[2]);
            row[at++] = (float) (sums[0] / Math.max(1, sums[1]));
            wide[i] = row;
        }
        return wide;
    }

    private int containers(int i, float[] row, int from) {
        int at = from;
        int element = passages.get(i).element();
        int held = map.chars[element];
        element = map.parent[element];
        for (int level = 0; level < CONTAINERS; level++) {
            element = map.roomier(element, held);
            if (element < 0) {
                row[at++] = -1;
                row[at++] = -1;
            } else {
                double inside = mass[map.lastPassage[element] + 1] - mass[map.firstPassage[element]];
                row[at++] = (float) (inside / Math.max(1, map.chars[element]));
                row[at++] = (float) (inside / Math.max(1, mass[likely.length]));
                held = map.chars[element];
                element = map.parent[element];
            }
        }
        return at;
    }

    private float window(int from, int to) {
        int start = Math.max(0, from);
        int end = Math.min(likely.length, to);
        int chars = 0;
        for (int i = start; i < end; i++) {
            chars += passages.get(i).chars();
        }
        return start >= end ? -1 : (float) ((mass[end] - mass[start]) / Math.max(1, chars));
    }

    private float most(int from, int to) {
        float most = -1;
        for (int i = Math.max(0, from); i < Math.min(likely.length, to); i++) {
            most = Math.max(most, likely[i]);
        }
        return most;
    }

    private int template(int i) {
        int element = passages.get(i).element();
        int above = map.parent[element];
        return 31 * map.signature[element] + (above < 0 ? 0 : map.signature[above]);
    }
}
