package io.silkwire.ingest.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After} (RFC 9110 §10.2.3): seconds, or an HTTP date in any of its three forms (§5.6.7). */
final class RetryAfter {
    /** Nobody means more than a week: longer waits are slips of a unit, and would silence a source for good. */
    static final Duration LONGEST = Duration.ofDays(7);

    private static final int MAX_DIGITS = 9;
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RetryAfter() {}

    /** When to ask again, at most a week from now; null where there is no header, it cannot be read, or it lies in the past. */
    static @Nullable Instant of(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        Instant until = isNumber(value) ? now.plus(seconds(value)) : date(value, now);
        if (until == null || until.isBefore(now)) {
            return null;
        }
        Instant latest = now.plus(LONGEST);
        return until.isAfter(latest) ? latest : until;
    }

    private static boolean isNumber(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Duration seconds(String digits) {
        return digits.length() > MAX_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static @Nullable Instant date(String value, Instant now) {
        String date = value.replaceAll(" +", " ");
        for (DateTimeFormatter form : List.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850(now), ASCTIME)) {
            Instant parsed = parsed(date, form);
            if (parsed != null) {
                return parsed;
            }
        }
        return null;
    }

    private static @Nullable Instant parsed(String date, DateTimeFormatter form) {
        try {
            return form.parse(date, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Two digits of a year mean the one at most 50 years ahead (RFC 9110 §5.6.7). */
    private static DateTimeFormatter rfc850(Instant now) {
        int year = now.atZone(ZoneOffset.UTC).getYear();
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, year - 49)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ROOT)
                .withZone(ZoneOffset.UTC);
    }
}
