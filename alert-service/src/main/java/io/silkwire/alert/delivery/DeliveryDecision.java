package io.silkwire.alert.delivery;

import io.silkwire.alert.timing.TimingDecision;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.Delivery.HoldReason;
import io.silkwire.contracts.Digest;
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
    static Delivery shadowed(Alert alert, List<String> channels, Instant now) {
        return record(alert, channels, Delivery.State.SHADOWED, Delivery.State.SHADOWED, null, null, now);
    }

    /**
     * The record of an alert that is told when this decision says.
     *
     * @param channels names of the channels, besides the live stream, that the subscription goes to
     * @param firstAt when it was decided about first
     * @param patience how long its story may stay unknown
     */
    static Delivery told(
            Alert alert,
            List<String> channels,
            TimingDecision decision,
            Severity severity,
            Instant firstAt,
            Instant now,
            Duration patience) {
        Told told = new Told(alert, channels, severity, firstAt, now);
        return switch (decision) {
            case TimingDecision.SendNow sendNow -> told.in(Delivery.State.PENDING, null, now, null);
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
    record Told(Alert alert, List<String> channels, Severity severity, Instant firstAt, Instant now) {
        private Delivery in(
                Delivery.State state, @Nullable HoldReason reason, @Nullable Instant until, @Nullable AlertId with) {
            Digest.Copy copy =
                    with == null ? null : new Digest.Copy(alert.id(), alert.title(), alert.url(), alert.publisher());
            boolean waits = state == Delivery.State.HELD || reason == HoldReason.STORY_UNKNOWN;
            Delivery.Timing timing =
                    new Delivery.Timing(firstAt, severity, alert.revision(), reason, waits ? until : null, with, copy);
            // A copy is shown as one on the page too, where nothing else is.
            Delivery.State live =
                    state == Delivery.State.COPIED && channels.isEmpty() ? state : Delivery.State.DELIVERED;
            return record(alert, channels, live, state, until, timing, now);
        }
    }

    private static Delivery record(
            Alert alert,
            List<String> channels,
            Delivery.State live,
            Delivery.State others,
            @Nullable Instant next,
            Delivery.@Nullable Timing timing,
            Instant now) {
        List<ChannelDelivery> begun = new ArrayList<>();
        begun.add(new ChannelDelivery(LIVE, live, List.of(), null));
        channels.forEach(
                channel -> begun.add(new ChannelDelivery(channel, others, List.of(), others.isOpen() ? next : null)));
        boolean open = others.isOpen() && !channels.isEmpty();
        return new Delivery(
                alert.id(),
                alert.subscriptionId(),
                alert.statementId(),
                begun,
                open ? alert : null,
                now,
                timing,
                null,
                null);
    }
}
