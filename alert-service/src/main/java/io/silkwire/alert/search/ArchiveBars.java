package io.silkwire.alert.search;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bars without gaps over all of a span, empty ones too, so that silence is seen; by UTC. */
final class ArchiveBars {
    private final Map<Instant, Long> counts = new HashMap<>();
    private final ArchiveExtent extent;

    ArchiveBars(ArchiveExtent extent) {
        this.extent = extent;
    }

    /** How long a bar is: a day in the windows of days, what needs few bars over the whole archive. */
    static Histogram.Interval interval(ArchiveExtent extent) {
        if (extent.window() != ArchiveWindow.ALL) {
            return Histogram.Interval.DAY;
        }
        Histogram.Interval fitting =
                Histogram.Interval.fitting(Duration.between(extent.reach().oldest(), extent.end()));
        return fitting == Histogram.Interval.HOUR ? Histogram.Interval.DAY : fitting;
    }

    /** So many more in the bar of this moment. */
    void add(Instant moment, long statements) {
        counts.merge(start(moment.isAfter(extent.end()) ? extent.end() : moment), statements, Long::sum);
    }

    Timeline timeline() {
        List<Timeline.Bar> bars = new ArrayList<>();
        Instant first = start(extent.from(extent.window()).plusMillis(1));
        for (Instant bar = first; !bar.isAfter(extent.end()) && bars.size() < Histogram.MAX_BUCKETS; bar = next(bar)) {
            bars.add(new Timeline.Bar(bar, counts.getOrDefault(bar, 0L)));
        }
        return new Timeline(interval(extent), ZoneOffset.UTC, bars);
    }

    private Instant start(Instant moment) {
        ZonedDateTime day = moment.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        return switch (interval(extent)) {
            case AUTO, HOUR, DAY -> day.toInstant();
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant();
            case MONTH -> day.withDayOfMonth(1).toInstant();
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1).toInstant();
            case YEAR -> day.withDayOfYear(1).toInstant();
        };
    }

    private Instant next(Instant bar) {
        ZonedDateTime at = bar.atZone(ZoneOffset.UTC);
        return switch (interval(extent)) {
            case AUTO, HOUR, DAY -> at.plusDays(1).toInstant();
            case WEEK -> at.plusWeeks(1).toInstant();
            case MONTH -> at.plusMonths(1).toInstant();
            case QUARTER -> at.plusMonths(3).toInstant();
            case YEAR -> at.plusYears(1).toInstant();
        };
    }
}
