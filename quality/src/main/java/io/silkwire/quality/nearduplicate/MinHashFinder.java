package io.silkwire.quality.nearduplicate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** MinHash in 16 bands of 8 rows: texts with an equal band are the same (Broder 1997; Indyk and Motwani 1998). */
final class MinHashFinder implements DuplicateFinder {
    private static final int BANDS = 16;
    private static final int ROWS = 8;

    @Override
    public String label() {
        return "MinHash 16x8";
    }

    @Override
    public int[] groups(List<Text> texts) {
        Groups groups = new Groups(texts.size());
        Map<Long, Integer> firsts = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            long[] minima = minima(Shingles.of(texts.get(i).all()));
            for (int band = 0; band < BANDS; band++) {
                long key = band;
                for (int row = 0; row < ROWS; row++) {
                    key = Shingles.mix(key ^ minima[band * ROWS + row]);
                }
                Integer first = firsts.putIfAbsent(key, i);
                if (first != null) {
                    groups.join(i, first);
                }
            }
        }
        return groups.roots();
    }

    private static long[] minima(long[] shingles) {
        long[] minima = new long[BANDS * ROWS];
        Arrays.fill(minima, Long.MAX_VALUE);
        for (long shingle : shingles) {
            for (int i = 0; i < minima.length; i++) {
                minima[i] = Math.min(minima[i], Shingles.mix(shingle + i * 0x9E3779B97F4A7C15L));
            }
        }
        return minima;
    }
}
