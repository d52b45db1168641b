package io.silkwire.enrich.trend;

/**
 * Counts that spread wider than chance alone: the negative binomial distribution of a mean and a variance, towards Poisson's as
 * the variance approaches the mean.
 *
 * @param size the shape; success probability is {@code size / (size + mean)}
 */
record NegativeBinomial(double mean, double size) {
    /** Above it the distribution is Poisson's for all purposes. */
    private static final double LARGEST_SIZE = 1e7;

    /** A term so far below the sum changes nothing more. */
    private static final double NEGLIGIBLE = 1e-12;

    static NegativeBinomial of(double mean, double variance) {
        double excess = variance - mean;
        double size = excess <= 0 ? LARGEST_SIZE : Math.min(LARGEST_SIZE, mean * mean / excess);
        return new NegativeBinomial(mean, size);
    }

    /** The chance of {@code count} or more; 1 for counts up to the mean, whose exact chance nobody asks for. */
    double tail(int count) {
        if (count <= mean) {
            return 1;
        }
        double failure = mean / (mean + size);
        double term = probability(count, failure);
        double sum = 0;
        // Above the mean each term is smaller than the one before, so this ends.
        for (int k = count; term > sum * NEGLIGIBLE; k++) {
            sum += term;
            term *= failure * (k + size) / (k + 1);
        }
        return Math.min(1, sum);
    }

    private double probability(int count, double failure) {
        double logarithm = count * Math.log(failure) + size * Math.log1p(-failure);
        for (int k = 0; k < count; k++) {
            logarithm += Math.log((k + size) / (k + 1));
        }
        return Math.exp(logarithm);
    }
}
