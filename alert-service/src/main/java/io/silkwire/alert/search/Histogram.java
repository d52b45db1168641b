package io.silkwire.alert.search;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Asks how many statements were published in each hour, day, week, month, quarter or year of a time zone.
 *
 * @param zone whose hours and days are counted; weeks begin on Monday
 */
public record Histogram(Interval interval, ZoneId zone) {
    /** More bars than this are neither drawn nor read. */
    public static final int MAX_BUCKETS = 2_000;

    /** How long one bar is. */
    public enum Interval {
        /** The shortest that needs at most {@value #AUTO_BUCKETS} bars. */
        AUTO(Duration.ZERO),
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        MONTH(Duration.ofDays(30)),
        QUARTER(Duration.ofDays(91)),
        YEAR(Duration.ofDays(365));

        private static final int AUTO_BUCKETS = 60;

        private final Duration length;

        Interval(Duration length) {
            this.length = length;
        }

        /** The word in URLs and answers. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** About how many bars such a span needs. */
        long bucketsIn(Duration span) {
            return span.toMillis() / Math.max(1, length.toMillis()) + 1;
        }

        /** The shortest interval that shows such a span in few bars. */
        static Interval fitting(Duration span) {
            for (Interval interval : values()) {
                if (interval != AUTO && interval.bucketsIn(span) <= AUTO_BUCKETS) {
                    return interval;
                }
            }
            return YEAR;
        }
    }
}
