package io.silkwire.enrich.trend;

import java.util.function.LongToIntFunction;

/**
 * What is known of a series, hour by hour; hours are counted from the epoch (1970-01-01T00:00Z).
 *
 * @param stories how many stories opened in an hour
 * @param volume how many stories of any topic opened in that hour within the same dimension, those of this series included
 * @param firstHour the first hour in which anything was counted; before it a count of none says nothing
 */
record History(LongToIntFunction stories, LongToIntFunction volume, long firstHour) {
    /** Stories opened in {@code hours} hours of which {@code last} is the last. */
    int stories(long last, int hours) {
        return sum(stories, last, hours);
    }

    /** Stories of other topics opened in these hours. */
    int others(long last, int hours) {
        return Math.max(0, sum(volume, last, hours) - stories(last, hours));
    }

    private static int sum(LongToIntFunction counts, long last, int hours) {
        int sum = 0;
        for (int i = 0; i < hours; i++) {
            sum += counts.applyAsInt(last - i);
        }
        return sum;
    }
}
