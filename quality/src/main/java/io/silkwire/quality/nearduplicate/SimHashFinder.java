package io.silkwire.quality.nearduplicate;

import java.util.List;

/**
 * SimHash of 64 bits with at most three differing, as search engines use it (Charikar 2002; Manku, Jain, Das Sarma 2007). All pairs
 * are compared, so what it misses is not the fault of an index.
 */
final class SimHashFinder implements DuplicateFinder {
    private static final int MAX_DISTANCE = 3;

    @Override
    public String label() {
        return "SimHash-64";
    }

    @Override
    public int[] groups(List<Text> texts) {
        long[] hashes = texts.stream().mapToLong(text -> hash(text.all())).toArray();
        Groups groups = new Groups(hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            for (int k = 0; k < i; k++) {
                if (Long.bitCount(hashes[i] ^ hashes[k]) <= MAX_DISTANCE) {
                    groups.join(i, k);
                }
            }
        }
        return groups.roots();
    }

    private static long hash(String text) {
        int[] votes = new int[Long.SIZE];
        for (long shingle : Shingles.of(text)) {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                votes[bit] += ((shingle >>> bit) & 1) == 1 ? 1 : -1;
            }
        }
        long hash = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            hash |= votes[bit] > 0 ? 1L << bit : 0;
        }
        return hash;
    }
}
