package io.silkwire.standalone;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Reads a time as it is typed: {@code 7d}, {@code 12h}, {@code 30m} ago, a day, or an instant. */
final class PastTime {
    private PastTime() {}

    /** @throws Problem where it is none of these */
    static Instant parse(String typed, Clock clock) {
        try {
            if (typed.matches("[1-9][0-9]{0,5}[dhm]")) {
                long number = Long.parseLong(typed.substring(0, typed.length() - 1));
                return clock.instant()
                        .minus(unit(typed.charAt(typed.length() - 1)).multipliedBy(number));
            }
            return typed.length() == 10
                    ? LocalDate.parse(typed).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(typed.toUpperCase(Locale.ROOT));
        } catch (DateTimeException e) {
            throw new Problem(
                    "'" + typed + "' is no time; expected 7d, 12h, 30m, 2026-11-20 or 2026-11-20T08:00:00Z", e);
        }
    }

    private static Duration unit(char unit) {
        return switch (unit) {
            case 'd' -> Duration.ofDays(1);
            case 'h' -> Duration.ofHours(1);
            default -> Duration.ofMinutes(1);
        };
    }
}
