package io.silkwire.alert.timing;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Delivery.HoldReason;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** When an alert is sent. Decided from the alert, its subscription's settings, what was sent so far and the time, nothing else. */
public sealed interface TimingDecision {
    /** More hours than two days have. */
    int MAX_SLOTS = 60;

    /** Now, by itself. */
    record SendNow() implements TimingDecision {}

    /** Later: alone, or together with what else is held until then. */
    record Hold(Instant until, HoldReason reason) implements TimingDecision {}

    /** With the digest of this slot. */
    record InDigest(Instant slot) implements TimingDecision {}

    /** Not by itself: it tells the same as this alert, and is added to it. */
    record AddTo(AlertId alertId) implements TimingDecision {}

    /** Not yet decided: which story it tells will be known in a moment. */
    record AwaitStory() implements TimingDecision {}

    /** Not at all. */
    record Suppress(HoldReason reason) implements TimingDecision {}

    /**
     * Decides.
     *
     * @param patient whether it may wait for its story to be known; where not, an unknown story is a new one
     */
    static TimingDecision of(
            Alert alert, Severity severity, Sending sending, Instant now, SentSoFar soFar, boolean patient) {
        // The story first: a copy is one whatever the hour, and never fills up the day.
        TimingDecision story = byStory(alert, severity, sending, now, soFar, patient);
        if (story != null) {
            return story;
        }
        if (sending.muted()) {
            return new Suppress(HoldReason.MUTED);
        }
        return sending.mode() == Sending.Mode.IMMEDIATE
                ? atOnce(severity, sending, now, soFar)
                : new InDigest(slot(severity, sending, now, soFar));
    }

    /** When what is held would be sent if it were decided now; now itself where nothing holds it any more. */
    static Instant release(Sending sending, Instant now, SentSoFar soFar) {
        if (sending.mode() != Sending.Mode.IMMEDIATE) {
            return slot(sending.severity(), sending, now, soFar);
        }
        return free(sending, sending.severity(), now);
    }

    private static @Nullable TimingDecision byStory(
            Alert alert, Severity severity, Sending sending, Instant now, SentSoFar soFar, boolean patient) {
        if (sending.storyWindow().isZero() || changedMaterially(alert)) {
            return null;
        }
        return switch (soFar.sameStory(alert, sending.storyWindow(), now)) {
            case SentSoFar.StoryLook.News news -> null;
            case SentSoFar.StoryLook.Unknown unknown -> patient ? new AwaitStory() : null;
            case SentSoFar.StoryLook.Told told ->
                severity.compareTo(told.severity()) > 0 ? null : new AddTo(told.alertId());
        };
    }

    /** Later revisions are told only where the change is one a reader would want to know, so each of them is news. */
    private static boolean changedMaterially(Alert alert) {
        Change change = alert.change();
        return change == null ? alert.revision() > 1 : change.kind() != Change.Kind.NEW;
    }

    private static TimingDecision atOnce(Severity severity, Sending sending, Instant now, SentSoFar soFar) {
        Instant snoozed = sending.snoozedUntil();
        if (snoozed != null && snoozed.isAfter(now)) {
            return new Hold(free(sending, severity, snoozed), HoldReason.SNOOZED);
        }
        Instant quietUntil = QuietTime.endAt(sending, severity, now);
        if (quietUntil != null) {
            return new Hold(free(sending, severity, quietUntil), HoldReason.QUIET_HOURS);
        }
        Instant full = fullUntil(sending, now, soFar);
        return full == null ? new SendNow() : new Hold(full, HoldReason.MAXIMUM);
    }

    /** When what comes now is sent where the day has had as many messages as it may; null where there is room. */
    static @Nullable Instant fullUntil(Sending sending, Instant now, SentSoFar soFar) {
        Integer maximum = sending.maximumPerDay();
        ZonedDateTime local = now.atZone(sending.zone());
        if (maximum == null || soFar.sentSince(startOf(local.toLocalDate(), local)) < maximum) {
            return null;
        }
        // The summary of a day comes when it is over, and when people are up again.
        return free(sending, Severity.ROUTINE, startOf(local.toLocalDate().plusDays(1), local));
    }

    private static Instant startOf(LocalDate day, ZonedDateTime local) {
        return day.atStartOfDay(local.getZone()).toInstant();
    }

    /** The first moment from this one on at which neither snoozing nor quiet hours hold an alert of this severity. */
    private static Instant free(Sending sending, Severity severity, Instant from) {
        Instant snoozed = sending.snoozedUntil();
        Instant at = snoozed != null && snoozed.isAfter(from) ? snoozed : from;
        Instant quietUntil = QuietTime.endAt(sending, severity, at);
        return quietUntil == null ? at : quietUntil;
    }

    /** A daily or weekly time is somebody's own choice and holds in quiet hours too; hours pass them over. */
    private static Instant slot(Severity severity, Sending sending, Instant now, SentSoFar soFar) {
        Instant snoozed = sending.snoozedUntil();
        // A slot at the very end of the snooze counts, so it is looked for from just before.
        Instant after = snoozed != null && snoozed.isAfter(now) ? snoozed.minusNanos(1) : now;
        Instant slot = DigestSlots.next(sending, after);
        for (int tries = 0; tries < MAX_SLOTS && isPassedOver(slot, severity, sending, soFar); tries++) {
            slot = DigestSlots.next(sending, slot);
        }
        Instant quietUntil = sending.mode() == Sending.Mode.HOURLY ? QuietTime.endAt(sending, severity, slot) : null;
        // Quiet hours that leave no full hour of the day: their end is the slot.
        return quietUntil == null ? slot : quietUntil;
    }

    private static boolean isPassedOver(Instant slot, Severity severity, Sending sending, SentSoFar soFar) {
        return soFar.isSlotTaken(slot)
                || (sending.mode() == Sending.Mode.HOURLY && QuietTime.endAt(sending, severity, slot) != null);
    }
}
