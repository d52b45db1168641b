package io.silkwire.ingest.extraction.metadata;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.PublicationDate.Precision;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A date as somebody wrote it, with no more than was written.
 *
 * @param first the day; the first of the year or month where no day was written
 * @param precision year, month or day; a day may have a time
 * @param time to the second, or null
 * @param offset null where none was written
 */
record WrittenDate(
        LocalDate first,
        Precision precision,
        @Nullable LocalTime time,
        @Nullable ZoneOffset offset) {
    static WrittenDate day(LocalDate day) {
        return new WrittenDate(day, Precision.DAY, null, null);
    }

    WrittenDate at(@Nullable LocalTime newTime, @Nullable ZoneOffset newOffset) {
        return new WrittenDate(first, precision, newTime, newOffset);
    }

    /** Whether a point in time is known, given the zone that goes for times without one. */
    boolean isExact(@Nullable ZoneId zone) {
        return time != null && (offset != null || zone != null);
    }

    /**
     * As a publication date: a time needs an offset, its own or that of the zone; without either the time is left out.
     *
     * @param zone of the source, or null where nobody told; never guessed
     */
    PublicationDate published(@Nullable ZoneId zone) {
        if (precision == Precision.YEAR) {
            return new PublicationDate("%04d".formatted(first.getYear()));
        }
        if (precision == Precision.MONTH) {
            return new PublicationDate("%04d-%02d".formatted(first.getYear(), first.getMonthValue()));
        }
        if (time != null && offset != null) {
            return timed(OffsetDateTime.of(first, time, offset));
        }
        if (time != null && zone != null) {
            return timed(ZonedDateTime.of(first, time, zone).toOffsetDateTime());
        }
        return new PublicationDate(first.toString());
    }

    private static PublicationDate timed(OffsetDateTime time) {
        return new PublicationDate(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS)));
    }
}
