package io.silkwire.enrich.nearduplicate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The length of the longest common subsequence of two texts' words: what remains in order when one is edited into the other. Sixty-four
 * words a step (Hyyrö 2004, "Bit-parallel LCS-length computation revisited").
 */
final class CommonSubsequence {
    private CommonSubsequence() {}

    static int length(int[] first, int[] second) {
        int blocks = (first.length + Long.SIZE - 1) / Long.SIZE;
        Map<Integer, long[]> places = new HashMap<>();
        for (int i = 0; i < first.length; i++) {
            places.computeIfAbsent(first[i], word -> new long[blocks])[i / Long.SIZE] |= 1L << (i % Long.SIZE);
        }
        long[] unmatched = new long[blocks];
        Arrays.fill(unmatched, -1L);
        for (int word : second) {
            long[] here = places.get(word);
            if (here != null) {
                step(unmatched, here);
            }
        }
        int length = 0;
        for (int i = 0; i < first.length; i++) {
            length += (unmatched[i / Long.SIZE] >>> (i % Long.SIZE) & 1) == 0 ? 1 : 0;
        }
        return length;
    }

    /** {@code V = (V + (V & M)) | (V & ~M)}, with the carry of the addition handed from block to block. */
    private static void step(long[] unmatched, long[] here) {
        long carry = 0;
        for (int block = 0; block < unmatched.length; block++) {
            long v = unmatched[block];
            long u = v & here[block];
            long sum = v + u;
            long overflow = Long.compareUnsigned(sum, v) < 0 ? 1 : 0;
            long carried = sum + carry;
            overflow |= Long.compareUnsigned(carried, sum) < 0 ? 1 : 0;
            unmatched[block] = carried | (v & ~here[block]);
            carry = overflow;
        }
    }
}
