package io.silkwire.alert.delivery;

import io.silkwire.alert.timing.TimingDecision;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.Delivery.HoldReason;
import io.silkwire.contracts.Digest;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done about an alert that was read; decided from what is known of it, nothing else. */
sealed interface DeliveryDecision {
    /** The live stream: every instance reads it off the Kafka topic itself, so an alert that is there is delivered. */
    String LIVE = "live";

    /** It is under way, or at its end, already: an alert is told once. */
    record Known() implements DeliveryDecision {}

    /** Nobody is to be told: it is recorded as that. */
    record Shadowed() implements DeliveryDecision {}

    /** It is told, when its time comes. */
    record ToBeTold() implements DeliveryDecision {}

    /**
     * Decides.
     *
     * @param known state of the delivery of this id, or null where there is none
     */
    static DeliveryDecision of(Alert alert, Delivery.@Nullable State known) {
        if (known != null && (known != Delivery.State.SHADOWED || !alert.deliver())) {
            return new Known();
        }
        return alert.deliver() ? new ToBeTold() : new Shadowed();
    }

    /** The record of an alert that nobody is told of. */
    static Delivery shadowed(Alert alert, Destinations to, Instant now) {
        return record(alert, Delivery.State.DELIVERED, to.in(Delivery.State.SHADOWED, null), null, now);
    }

    /** The record of one that could not be decided about, or not be sent at all; it is kept, so that it can be sent when asked for. */
    static Delivery failed(Alert alert, Destinations to, Reason why, Severity severity, Instant now) {
        Delivery.Timing timing = new Delivery.Timing(now, severity, alert.revision(), null, null, null, null);
        return record(alert, Delivery.State.DELIVERED, to.failed(why, now), timing, now);
    }

    /**
     * The record of an alert that is told when this decision says.
     *
     * @param to what the subscription goes to, besides the live stream
     * @param firstAt when it was decided about first
     * @param patience how long its story may stay unknown
     * @param settings the mark of the settings it was decided by
     */
    static Delivery told(
            Alert alert,
            Destinations to,
            TimingDecision decision,
            Severity severity,
            Instant firstAt,
            Instant now,
            Duration patience,
            String settings) {
        Told told = new Told(alert, to, severity, firstAt, now, settings);
        return switch (decision) {
            case TimingDecision.SendNow sendNow -> told.atOnce();
            case TimingDecision.Hold hold -> told.in(Delivery.State.HELD, hold.reason(), hold.until(), null);
            case TimingDecision.InDigest digest -> told.in(Delivery.State.HELD, HoldReason.DIGEST, digest.slot(), null);
            case TimingDecision.AwaitStory await ->
                told.in(Delivery.State.PENDING, HoldReason.STORY_UNKNOWN, firstAt.plus(patience), null);
            case TimingDecision.AddTo addTo ->
                told.in(Delivery.State.COPIED, HoldReason.STORY_TOLD, null, addTo.alertId());
            case TimingDecision.Suppress suppress -> told.in(Delivery.State.MUTED, suppress.reason(), null, null);
        };
    }

    /** What is the same in every case. */
    record Told(Alert alert, Destinations to, Severity severity, Instant firstAt, Instant now, String settings) {
        private Delivery atOnce() {
            Delivery.Timing timing = new Delivery.Timing(firstAt, severity, alert.revision(), null, null, null, null);
            return record(alert, Delivery.State.DELIVERED, to.pending(now), timing, now);
        }

        private Delivery in(Delivery.State state, HoldReason reason, @Nullable Instant until, @Nullable AlertId with) {
            Digest.Copy copy =
                    with == null ? null : new Digest.Copy(alert.id(), alert.title(), alert.url(), alert.publisher());
            boolean waits = state.isOpen();
            Delivery.Timing timing = new Delivery.Timing(
                    firstAt,
                    severity,
                    alert.revision(),
                    reason,
                    waits ? until : null,
                    with,
                    copy,
                    null,
                    state == Delivery.State.HELD ? settings : null);
            // A copy is shown as one on the page too, where nothing else is.
            Delivery.State live = state == Delivery.State.COPIED && to.isNone() ? state : Delivery.State.DELIVERED;
            return record(alert, live, to.in(state, waits ? until : null), timing, now);
        }
    }

    private static Delivery record(
            Alert alert,
            Delivery.State live,
            List<ChannelDelivery> others,
            Delivery.@Nullable Timing timing,
            Instant now) {
        List<ChannelDelivery> parts = new ArrayList<>();
        parts.add(new ChannelDelivery(LIVE, live, List.of(), null));
        parts.addAll(others);
        // What failed keeps what it carried, so that it can be sent again.
        boolean kept = others.stream().anyMatch(part -> part.state().isOpen() || part.state() == Delivery.State.FAILED);
        return new Delivery(
                alert.id(),
                alert.subscriptionId(),
                alert.statementId(),
                parts,
                kept ? alert : null,
                now,
                timing,
                null,
                null);
    }
}
