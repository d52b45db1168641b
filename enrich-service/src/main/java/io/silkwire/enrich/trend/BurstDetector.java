package io.silkwire.enrich.trend;

import io.silkwire.enrich.trend.BurstDecision.Burst;
import io.silkwire.enrich.trend.BurstDecision.Ended;
import io.silkwire.enrich.trend.BurstDecision.Quiet;
import java.util.Optional;

/**
 * Turns the last hours of a series into a {@link BurstDecision}: one hour and two hours are held against their {@link Baseline},
 * so that a sharp burst is seen in its first hour and a broad one in its second. A pure function of counts.
 *
 * @param threshold score from which it is a burst
 * @param fewestStories below it nothing is a burst, however rare the series
 */
record BurstDetector(double threshold, int fewestStories) {
    /** One in 5 000, for a topic as a whole: finds 95 of 100 bursts of five deviations within two hours (BurstSimulationTest). */
    private static final double OF_A_TOPIC = 3.7;

    /** One in 200 000: a topic has dozens of countries, languages and sources, and one false alarm a month is for all of them. */
    private static final double OF_A_PART = 5.3;

    private static final int FEWEST_STORIES = 3;

    /** The detector of a topic as a whole. */
    static BurstDetector ofTopic() {
        return new BurstDetector(OF_A_TOPIC, FEWEST_STORIES);
    }

    /** The detector of a topic within a country, a language or a source. */
    static BurstDetector ofPart() {
        return new BurstDetector(OF_A_PART, FEWEST_STORIES);
    }

    /** Hours of the longest window; what is older starts no burst. */
    static final int LONGEST_WINDOW = 2;

    /** A burst goes on while its hours score this much: one in 100. */
    private static final double STILL_LOUD = 2;

    /** Hours without a loud one after which a burst is over. */
    static final int QUIET_HOURS = 3;

    /** What the hours up to {@code hour} are, where no burst is under way. */
    BurstDecision decide(History history, long hour) {
        Optional<Burst> loudest = Optional.empty();
        for (int hours = 1; hours <= LONGEST_WINDOW; hours++) {
            Optional<Burst> burst = score(history, hour, hours);
            if (burst.isPresent()
                    && burst.get().score() > loudest.map(Burst::score).orElse(0.0)) {
                loudest = burst;
            }
        }
        return loudest.filter(burst -> burst.score() >= threshold && burst.observed() >= fewestStories)
                .map(BurstDecision.class::cast)
                .orElseGet(Quiet::new);
    }

    /** Whether a burst that is under way still shows in this hour. */
    boolean isLoud(History history, long hour) {
        return score(history, hour, 1)
                .filter(burst -> burst.score() >= STILL_LOUD)
                .isPresent();
    }

    /** Whether a burst whose last loud hour was {@code lastLoud} is over in the hour {@code now}. */
    BurstDecision over(long lastLoud, long now) {
        return now - lastLoud > QUIET_HOURS ? new Ended(lastLoud) : new Quiet();
    }

    private Optional<Burst> score(History history, long hour, int hours) {
        int observed = history.stories(hour, hours);
        return observed == 0
                ? Optional.empty()
                : Baseline.of(history, hour, hours)
                        .map(baseline -> new Burst(
                                -Math.log10(Math.max(Double.MIN_NORMAL, baseline.chanceOf(observed))),
                                observed,
                                baseline.expected(),
                                hour - hours + 1,
                                hours));
    }
}
