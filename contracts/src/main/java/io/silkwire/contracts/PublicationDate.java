package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * When a publisher says it published, as precisely as it said it and no more: {@code 2017}, {@code 2017-11}, {@code
 * 2018-07-03} or {@code 2018-07-09T11:45:31Z} (ISO 8601; a time always has an offset). The precision is in the text, so it
 * cannot disagree with it.
 */
public record PublicationDate(@JsonValue String value) {
    /** How much of the date the publisher told. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY,
        TIME
    }

    /** @throws IllegalArgumentException where the value has none of the four forms */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PublicationDate {
        try {
            startOf(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "date must look like 2017, 2017-11, 2018-07-03 or 2018-07-09T11:45:31Z, but was '" + value + "'",
                    e);
        }
    }

    /** A point in time, to the second. */
    public static PublicationDate at(Instant instant) {
        return new PublicationDate(instant.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** How precise it is. */
    public Precision precision() {
        return switch (value.length()) {
            case 4 -> Precision.YEAR;
            case 7 -> Precision.MONTH;
            case 10 -> Precision.DAY;
            default -> Precision.TIME;
        };
    }

    /** The first instant it may mean (the start of the year, month or day in UTC): for sorting and ranges, not for display. */
    public Instant earliest() {
        return startOf(value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static Instant startOf(String value) {
        return switch (value.length()) {
            case 4 -> Year.parse(value).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            case 7 ->
                YearMonth.parse(value).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            case 10 -> LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
            default ->
                OffsetDateTime.parse(value, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                        .toInstant();
        };
    }
}
