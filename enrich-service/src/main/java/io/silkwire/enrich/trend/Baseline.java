package io.silkwire.enrich.trend;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a window of hours should hold, from the same hours of the weeks before: the reference values of Farrington et al. (1996,
 * J. R. Stat. Soc. A 159, §3) at the scale of hours of a week, read as the negative binomial predictive distribution under
 * Jeffreys' prior (Höhle 2007, Computational Statistics 22, the method {@code bayes} of {@code surveillance}), which is wider the
 * less has been seen. A pure function of counts.
 *
 * @param expected stories in the window, scaled up where other topics are louder than usual too
 * @param variance of what the window holds: chance, spread between weeks, and what is not known of the mean
 * @param weeks how many weeks it rests on
 */
record Baseline(double expected, double variance, int weeks) {
    /** Weeks looked back: long enough for a mean, short enough to follow the year. */
    static final int WEEKS = 8;

    /** Fewer weeks are no baseline: nothing is said of a series that is younger. */
    static final int FEWEST_WEEKS = 3;

    static final int HOURS_OF_WEEK = 168;

    /** Hours before and after the same hour of the week that are taken with it. */
    private static final int SHIFT = 1;

    /** Jeffreys' prior of a rate: half a story. */
    private static final double PRIOR = 0.5;

    /** Volume is believed as far as it exceeds chance: ratios of small volumes are drawn to one by this many stories. */
    private static final double VOLUME_PRIOR = 10;

    /** The spread between weeks is drawn to that of chance by as many observations. */
    private static final double DISPERSION_PRIOR = 10;

    /** The baseline of the {@code hours} hours that end with {@code last}; empty where too few weeks are known. */
    static Optional<Baseline> of(History history, long last, int hours) {
        long known = (last - hours - SHIFT - history.firstHour()) / HOURS_OF_WEEK;
        int weeks = (int) Math.min(WEEKS, known);
        if (weeks < FEWEST_WEEKS) {
            return Optional.empty();
        }
        int taken = hours + 2 * SHIFT;
        double[] rhythm = rhythm(history, last, hours, weeks);
        double[] byWeek = new double[weeks];
        for (int week = 1; week <= weeks; week++) {
            for (int i = 0; i < taken; i++) {
                byWeek[week - 1] += history.stories(then(last, week, i), 1) * rhythm[i] * hours / taken;
            }
        }
        return Optional.of(predict(byWeek, (double) taken / hours, surge(history, last, hours, weeks)));
    }

    /** A chance of this or more stories in the window, where nothing is out of the ordinary. */
    double chanceOf(int observed) {
        return NegativeBinomial.of(expected, variance).tail(observed);
    }

    /** The {@code i}th of the hours that are taken of a week before, the latest first. */
    private static long then(long last, int week, int i) {
        return last - (long) week * HOURS_OF_WEEK + SHIFT - i;
    }

    /** How the volume of the window relates to that of each hour taken: the rhythm of the day, which the topic shares. */
    private static double[] rhythm(History history, long last, int hours, int weeks) {
        double[] volume = new double[hours + 2 * SHIFT];
        double window = 0;
        for (int i = 0; i < volume.length; i++) {
            for (int week = 1; week <= weeks; week++) {
                volume[i] += history.others(then(last, week, i), 1);
            }
            window += i >= SHIFT && i < SHIFT + hours ? volume[i] / hours : 0;
        }
        double usual = window + VOLUME_PRIOR;
        return Arrays.stream(volume).map(each -> usual / (each + VOLUME_PRIOR)).toArray();
    }

    /**
     * How much louder the other topics are than in these hours of the weeks before, beyond what chance explains; never below one:
     * silence excuses nothing.
     */
    private static double surge(History history, long last, int hours, int weeks) {
        double[] before = new double[weeks];
        for (int week = 1; week <= weeks; week++) {
            before[week - 1] = history.others(last - (long) week * HOURS_OF_WEEK, hours);
        }
        double usual = mean(lowered(before));
        double now = history.others(last, hours);
        return Math.max(1, (now - Math.sqrt(now) + VOLUME_PRIOR) / (usual + VOLUME_PRIOR));
    }

    private static Baseline predict(double[] byWeek, double windows, double surge) {
        double[] weeks = lowered(byWeek);
        double seen = mean(weeks) * weeks.length * windows + PRIOR;
        double expected = seen / (weeks.length * windows) * surge;
        double variance = dispersion(byWeek, windows) * (expected + expected * expected / seen);
        return new Baseline(expected, variance, weeks.length);
    }

    /** How many times wider than chance the weeks spread, the loudest left out; at least one. */
    private static double dispersion(double[] byWeek, double windows) {
        double[] sorted = byWeek.clone();
        Arrays.sort(sorted);
        double[] kept = Arrays.copyOf(sorted, sorted.length - 1);
        double mean = mean(kept) + PRIOR / (windows * kept.length);
        double squares = Arrays.stream(kept)
                .map(each -> (each - mean) * (each - mean) / mean * windows)
                .sum();
        return Math.max(1, (squares + DISPERSION_PRIOR) / (kept.length - 1 + DISPERSION_PRIOR));
    }

    /** The loudest week made as loud as the second: a burst of the past must not hide one of today. */
    private static double[] lowered(double[] byWeek) {
        double[] sorted = byWeek.clone();
        Arrays.sort(sorted);
        sorted[sorted.length - 1] = sorted[sorted.length - 2];
        return sorted;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}
