package io.silkwire.alert.search;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * How many statements were published when; those without a date are in no bar.
 *
 * @param interval how long one bar is, never {@code AUTO}
 * @param bars without gaps from the first to the last statement
 */
public record Timeline(Histogram.Interval interval, ZoneId zone, List<Bar> bars) {
    /**
     * One bar.
     *
     * @param start of its hour, day, … in the zone
     */
    public record Bar(Instant start, long statements) {}

    /** Copies the bars. */
    public Timeline {
        bars = List.copyOf(bars);
    }
}
