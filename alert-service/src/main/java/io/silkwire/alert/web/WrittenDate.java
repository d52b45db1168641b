package io.silkwire.alert.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A date as people write it, {@code 2018}, {@code 2018-07}, {@code 2018-07-03} or a time with its offset (ISO 8601), as the span
 * it means in a time zone.
 */
final class WrittenDate {
    private WrittenDate() {}

    /** @throws DateTimeException where the text has none of the forms */
    static Instant start(String text, ZoneId zone) {
        return switch (text.length()) {
            case 4 -> at(Year.parse(text).atDay(1), zone);
            case 7 -> at(YearMonth.parse(text).atDay(1), zone);
            case 10 -> at(LocalDate.parse(text), zone);
            default -> time(text);
        };
    }

    /**
     * The first instant behind the span; of a time, the next second.
     *
     * @throws DateTimeException where the text has none of the forms
     */
    static Instant end(String text, ZoneId zone) {
        return switch (text.length()) {
            case 4 -> at(Year.parse(text).plusYears(1).atDay(1), zone);
            case 7 -> at(YearMonth.parse(text).plusMonths(1).atDay(1), zone);
            case 10 -> at(LocalDate.parse(text).plusDays(1), zone);
            default -> time(text).plusSeconds(1);
        };
    }

    private static Instant at(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                .toInstant();
    }
}
