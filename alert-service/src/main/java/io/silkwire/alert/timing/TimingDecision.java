package io.silkwire.alert.timing;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Delivery.HoldReason;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When an alert is sent. Decided from the alert, its subscription's settings, what was sent so far and the time, nothing else. */
public sealed interface TimingDecision {
    /** More hours than two days have: a full day and quiet hours after it. */
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
        Hold hold = hold(severity, sending, now, soFar);
        if (hold == null) {
            return new SendNow();
        }
        return hold.reason() == HoldReason.DIGEST ? new InDigest(hold.until()) : hold;
    }

    /**
     * Until when these settings hold an alert that is to be told, and why; null where nothing does. An urgent one among others does not
     * wait for a digest.
     */
    static @Nullable Hold hold(Severity severity, Sending sending, Instant now, SentSoFar soFar) {
        boolean urgent = severity == Severity.URGENT && sending.severity() != Severity.URGENT;
        return sending.mode() == Sending.Mode.IMMEDIATE || urgent
                ? atOnce(severity, sending, now, soFar)
                : new Hold(slot(severity, sending, now, soFar), HoldReason.DIGEST);
    }

    /** Whether the maximum of this day keeps a message back in which nothing presses more than this. */
    static boolean isFull(Severity severity, Sending sending, Instant now, SentSoFar soFar) {
        Integer maximum = sending.maximumPerDay();
        // A day has one daily digest and a week one weekly: they count, but nothing is gained by holding them.
        boolean applies = sending.mode() == Sending.Mode.IMMEDIATE || sending.mode() == Sending.Mode.HOURLY;
        return maximum != null
                && applies
                && !isBeyondMaximum(severity, sending)
                && soFar.sentSince(startOfDay(now, sending, 0), beyondMaximum(sending)) >= maximum;
    }

    /**
     * Whether quiet hours or a snooze keep back just now what was due before, because nobody ran or the subscription was paused. Daily and
     * weekly digests come at hours that somebody chose.
     */
    static boolean isUntimely(Severity severity, Sending sending, Instant now) {
        boolean applies = sending.mode() == Sending.Mode.IMMEDIATE || sending.mode() == Sending.Mode.HOURLY;
        Instant snoozed = sending.snoozedUntil();
        return applies
                && ((snoozed != null && snoozed.isAfter(now)) || QuietTime.endAt(sending, severity, now) != null);
    }

    /** Whether alerts that press so much are sent beyond the maximum of a day: urgent ones, and those that break quiet hours. */
    static boolean isBeyondMaximum(Severity severity, Sending sending) {
        return severity.compareTo(beyondMaximum(sending)) >= 0;
    }

    private static Severity beyondMaximum(Sending sending) {
        Sending.QuietHours quiet = sending.quietHours();
        return quiet == null || quiet.brokenBy() == null ? Severity.URGENT : quiet.brokenBy();
    }

    /** When the next alert that does not press would be sent; now itself where nothing holds it. */
    static Instant release(Sending sending, Instant now, SentSoFar soFar) {
        Hold hold = hold(sending.severity(), sending, now, soFar);
        return hold == null ? now : hold.until();
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

    private static @Nullable Hold atOnce(Severity severity, Sending sending, Instant now, SentSoFar soFar) {
        Instant snoozed = sending.snoozedUntil();
        if (snoozed != null && snoozed.isAfter(now)) {
            return new Hold(free(sending, severity, snoozed), HoldReason.SNOOZED);
        }
        Instant quietUntil = QuietTime.endAt(sending, severity, now);
        if (quietUntil != null) {
            return new Hold(free(sending, severity, quietUntil), HoldReason.QUIET_HOURS);
        }
        return isFull(severity, sending, now, soFar) ? new Hold(nextDay(sending, now), HoldReason.MAXIMUM) : null;
    }

    /** When what comes now is sent where the day has had as many messages as it may; null where there is room. */
    static @Nullable Instant fullUntil(Sending sending, Instant now, SentSoFar soFar) {
        return isFull(sending.severity(), sending, now, soFar) ? nextDay(sending, now) : null;
    }

    /** The summary of a day comes when it is over, and when people are up again. */
    private static Instant nextDay(Sending sending, Instant now) {
        return free(sending, Severity.ROUTINE, startOfDay(now, sending, 1));
    }

    /** When the local day of this moment began, or one so many days later begins. */
    private static Instant startOfDay(Instant now, Sending sending, int later) {
        LocalDate day = now.atZone(sending.zone()).toLocalDate().plusDays(later);
        return day.atStartOfDay(sending.zone()).toInstant();
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
                || isFull(severity, sending, slot, soFar)
                || (sending.mode() == Sending.Mode.HOURLY && QuietTime.endAt(sending, severity, slot) != null);
    }
}
