package io.silkwire.ingest.extraction.metadata;

import io.silkwire.contracts.PublicationDate.Precision;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date from an attribute, where programs write it: ISO 8601 in all its spellings, seconds or milliseconds since 1970, and
 * else what {@link LocalDates} reads (RFC 1123 included). Whole values only: a date inside a sentence is none here.
 */
final class MachineDates {
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2})(?:[T\\s]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?.{0,12})?)?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BASIC =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?)?(Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern EPOCH = Pattern.compile("1\\d{9}(\\d{3})?");
    private static final int MOST_CHARS = 80;

    private MachineDates() {}

    /** The date that this value is, or null. */
    static @Nullable WrittenDate of(String value, LocalDates.Order order, Locale language) {
        String text = Folding.fold(value).strip().toUpperCase(Locale.ROOT);
        if (text.length() < 4 || text.length() > MOST_CHARS) {
            return null;
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return iso(iso);
        }
        if (EPOCH.matcher(text).matches()) {
            long seconds = Long.parseLong(text.substring(0, 10));
            OffsetDateTime time = Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC);
            return WrittenDate.day(time.toLocalDate()).at(time.toLocalTime(), ZoneOffset.UTC);
        }
        Matcher basic = BASIC.matcher(text);
        if (basic.matches()) {
            return basic(basic);
        }
        List<LocalDates.Found> found = LocalDates.in(value, order, language);
        return found.isEmpty() ? null : found.get(0).date();
    }

    private static @Nullable WrittenDate iso(Matcher iso) {
        try {
            int year = Integer.parseInt(iso.group(1));
            if (year < 1970 || year > 2099) {
                return null;
            }
            Precision precision =
                    iso.group(2) == null ? Precision.YEAR : iso.group(3) == null ? Precision.MONTH : Precision.DAY;
            LocalDate first = LocalDate.of(year, number(iso.group(2), 1), number(iso.group(3), 1));
            LocalTime time = iso.group(4) == null
                    ? null
                    : LocalTime.of(number(iso.group(4), 0), number(iso.group(5), 0), number(iso.group(6), 0));
            return new WrittenDate(first, precision, time, offset(iso.group(7)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable WrittenDate basic(Matcher basic) {
        try {
            LocalDate day =
                    LocalDate.of(number(basic.group(1), 0), number(basic.group(2), 0), number(basic.group(3), 0));
            if (day.getYear() < 1970 || day.getYear() > 2099) {
                return null;
            }
            LocalTime time = basic.group(4) == null
                    ? null
                    : LocalTime.of(number(basic.group(4), 0), number(basic.group(5), 0), number(basic.group(6), 0));
            return WrittenDate.day(day).at(time, offset(basic.group(7)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static @Nullable ZoneOffset offset(@Nullable String zone) {
        if (zone == null) {
            return null;
        }
        return zone.startsWith("+") || zone.startsWith("-") ? ZoneOffset.of(zone) : ZoneOffset.UTC;
    }
}
