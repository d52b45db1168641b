package io.silkwire.quality.extraction;

import java.util.Map;

/**
 * How well one text matches the truth.
 *
 * @param precision share of what was found that is true; 1 where nothing was found and nothing was to be
 * @param recall share of the truth that was found
 */
public record Score(double precision, double recall) {
    /** Of one text, by its counted tokens. */
    public static Score of(Map<String, Integer> found, Map<String, Integer> truth) {
        if (found.isEmpty() && truth.isEmpty()) {
            return new Score(1, 1);
        }
        long shared = 0;
        for (Map.Entry<String, Integer> token : found.entrySet()) {
            shared += Math.min(token.getValue(), truth.getOrDefault(token.getKey(), 0));
        }
        return new Score(share(shared, sum(found)), share(shared, sum(truth)));
    }

    /** The harmonic mean of both. */
    public double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static long sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }
}
