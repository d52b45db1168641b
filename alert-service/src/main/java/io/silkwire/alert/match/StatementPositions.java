package io.silkwire.alert.match;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.text.Stems;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Where in a statement the stems stand that any subscription asks for. Positions run through the title and then through the
 * body, with a gap between the two, so that no phrase reaches over it.
 */
final class StatementPositions {
    private static final int GAP = 1;

    private final int bodyStart;
    private final Map<Integer, Positions> byStem = new HashMap<>();

    private StatementPositions(int bodyStart) {
        this.bodyStart = bodyStart;
    }

    static StatementPositions of(EnrichedStatement enriched, Map<String, Integer> stemIds) {
        List<List<String>> title = Stems.split(enriched.stems().title());
        List<List<String>> body = Stems.split(enriched.stems().body());
        StatementPositions positions = new StatementPositions(title.size() + GAP);
        positions.add(title, 0, stemIds);
        positions.add(body, positions.bodyStart, stemIds);
        return positions;
    }

    private void add(List<List<String>> words, int start, Map<String, Integer> stemIds) {
        int position = start;
        for (List<String> stems : words) {
            for (String stem : stems) {
                Integer id = stemIds.get(stem);
                if (id != null) {
                    byStem.computeIfAbsent(id, absent -> new Positions()).add(position);
                }
            }
            position++;
        }
    }

    /** The position of the body's first word. */
    int bodyStart() {
        return bodyStart;
    }

    void forEachStem(IntConsumer stem) {
        byStem.keySet().forEach(stem::accept);
    }

    /** Whether the words stand side by side somewhere. */
    boolean hasRun(int[][] words) {
        return starts(words).findAny().isPresent();
    }

    /** Where the run begins, in ascending order. */
    IntStream runs(int[][] words) {
        return starts(words).sorted().distinct();
    }

    private IntStream starts(int[][] words) {
        return Arrays.stream(words[0])
                .mapToObj(byStem::get)
                .filter(found -> found != null)
                .flatMapToInt(Positions::stream)
                .filter(start -> continues(words, start));
    }

    private boolean continues(int[][] words, int start) {
        for (int i = 1; i < words.length; i++) {
            if (!standsAt(words[i], start + i)) {
                return false;
            }
        }
        return true;
    }

    private boolean standsAt(int[] forms, int position) {
        for (int stem : forms) {
            Positions positions = byStem.get(stem);
            if (positions != null && positions.has(position)) {
                return true;
            }
        }
        return false;
    }

    /** Ascending positions of one stem. */
    private static final class Positions {
        private int[] values = new int[4];
        private int size;

        void add(int position) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = position;
        }

        boolean has(int position) {
            return Arrays.binarySearch(values, 0, size, position) >= 0;
        }

        IntStream stream() {
            return Arrays.stream(values, 0, size);
        }
    }
}
