package io.silkwire.alert.timing;

import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Sending.QuietHours;
import io.silkwire.contracts.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Says until when it is quiet. */
final class QuietTime {
    private QuietTime() {}

    /** The end of the quiet hours this moment lies in, or null where it lies in none, or an alert of this severity breaks them. */
    static @Nullable Instant endAt(Sending sending, Severity severity, Instant now) {
        QuietHours quiet = sending.quietHours();
        if (quiet == null || breaks(severity, quiet)) {
            return null;
        }
        ZonedDateTime local = now.atZone(sending.zone());
        return contains(quiet, local.toLocalTime()) ? end(quiet, local) : null;
    }

    private static boolean breaks(Severity severity, QuietHours quiet) {
        return quiet.brokenBy() != null && severity.compareTo(quiet.brokenBy()) >= 0;
    }

    private static boolean contains(QuietHours quiet, LocalTime time) {
        boolean fromOn = !time.isBefore(quiet.from());
        boolean untilThen = time.isBefore(quiet.to());
        return quiet.from().isBefore(quiet.to()) ? fromOn && untilThen : fromOn || untilThen;
    }

    private static Instant end(QuietHours quiet, ZonedDateTime local) {
        LocalDate day = local.toLocalDate();
        // Clocks set back may show the end again while it is quiet: the next one after now is meant.
        for (int days = 0; ; days++) {
            ZonedDateTime end = ZonedDateTime.of(day.plusDays(days), quiet.to(), local.getZone());
            if (end.isAfter(local)) {
                return end.toInstant();
            }
            Instant later = end.withLaterOffsetAtOverlap().toInstant();
            if (later.isAfter(local.toInstant())) {
                return later;
            }
        }
    }
}
