package io.silkwire.alert.query;

import io.silkwire.contracts.PublicationDate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A span of time: {@code from} belongs to it, {@code before} does not.
 *
 * @param from null where it has no beginning
 * @param before null where it has no end
 */
public record DateRange(@Nullable Instant from, @Nullable Instant before) {
    /** The whole of a year, month, day or second. */
    static DateRange during(PublicationDate date) {
        return new DateRange(date.earliest(), after(date));
    }

    /** The first instant after a year, month, day or second. */
    static Instant after(PublicationDate date) {
        ZonedDateTime start = date.earliest().atZone(ZoneOffset.UTC);
        ZonedDateTime after = switch (date.precision()) {
            case YEAR -> start.plusYears(1);
            case MONTH -> start.plusMonths(1);
            case DAY -> start.plusDays(1);
            case TIME -> start.plusSeconds(1);
        };
        return after.toInstant();
    }

    /** Whether an instant lies in it. */
    public boolean takes(Instant instant) {
        return (from == null || !instant.isBefore(from)) && (before == null || instant.isBefore(before));
    }

    /** What belongs to both. */
    DateRange and(DateRange other) {
        return new DateRange(later(from, other.from), earlier(before, other.before));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other : other == null || one.isAfter(other) ? one : other;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other : other == null || one.isBefore(other) ? one : other;
    }

    /** Whether no instant lies in it. */
    boolean isEmpty() {
        return from != null && before != null && !from.isBefore(before);
    }
}
