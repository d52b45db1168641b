package io.silkwire.enrich.trend;

/** What the last hours of a series are: as always, out of the ordinary, or as always again. */
sealed interface BurstDecision {
    /** Nothing to tell; a burst that is under way goes on. */
    record Quiet() implements BurstDecision {}

    /**
     * More stories than the same hours of other weeks explain.
     *
     * @param score the chance of it as a power of ten: 5 is one in 100 000
     * @param observed stories in the window
     * @param expected stories in it by the baseline
     * @param since first hour of the window, from the epoch
     * @param hours of the window
     */
    record Burst(double score, int observed, double expected, long since, int hours) implements BurstDecision {}

    /**
     * A burst is over.
     *
     * @param lastLoud the last hour that belonged to it
     */
    record Ended(long lastLoud) implements BurstDecision {}
}
