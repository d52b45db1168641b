package io.silkwire.alert.timing;

import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Sending.QuietHours;
import io.silkwire.contracts.Severity;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
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

    /** The first moment from now on that is not quiet: a clock shows the end, or is set past it. */
    private static Instant end(QuietHours quiet, ZonedDateTime local) {
        ZoneRules rules = local.getZone().getRules();
        Instant now = local.toInstant();
        while (true) {
            Instant shown = shown(quiet.to(), now.atZone(local.getZone()));
            ZoneOffsetTransition change = rules.nextTransition(now);
            boolean changesFirst = change != null && change.getInstant().isBefore(shown);
            now = changesFirst ? change.getInstant() : shown;
            if (!contains(quiet, now.atZone(local.getZone()).toLocalTime())) {
                return now;
            }
        }
    }

    /** When the clock shows this time next, if it is not set before. */
    private static Instant shown(LocalTime time, ZonedDateTime local) {
        LocalDateTime today = local.toLocalDate().atTime(time);
        LocalDateTime next = today.isAfter(local.toLocalDateTime()) ? today : today.plusDays(1);
        return next.toInstant(local.getOffset());
    }
}
