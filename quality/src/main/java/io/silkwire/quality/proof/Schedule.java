package io.silkwire.quality.proof;

import io.silkwire.contracts.Sending;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** When an alert may be sent, as the manual has it, for the two settings that the traffic has: a digest a day, and quiet hours. */
final class Schedule {
    private Schedule() {}

    /** Until when what is decided at this moment is held, or null where it is sent at once. */
    static @Nullable Instant heldUntil(Sending sending, Instant decided) {
        ZonedDateTime local = decided.atZone(sending.zone());
        if (sending.mode() == Sending.Mode.DAILY) {
            return next(local, sending.at());
        }
        Sending.QuietHours quiet = sending.quietHours();
        return quiet != null && isWithin(quiet, local.toLocalTime()) ? next(local, quiet.to()) : null;
    }

    /** The first moment after this one at which the clock shows that time. */
    private static Instant next(ZonedDateTime local, LocalTime time) {
        ZonedDateTime today = local.with(time);
        return (today.isAfter(local) ? today : today.plusDays(1)).toInstant();
    }

    private static boolean isWithin(Sending.QuietHours quiet, LocalTime time) {
        boolean begun = !time.isBefore(quiet.from());
        boolean notOver = time.isBefore(quiet.to());
        return quiet.from().isBefore(quiet.to()) ? begun && notOver : begun || notOver;
    }
}
