package io.silkwire.alert.delivery;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.ChannelDelivery;
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

    /** It is recorded; where it is pending, attempts follow. */
    record Recorded(Delivery delivery) implements DeliveryDecision {}

    /**
     * Decides.
     *
     * @param known state of the delivery of this id, or null where there is none
     * @param channels names of the channels, besides the live stream, that the subscription goes to
     */
    static DeliveryDecision of(Alert alert, Delivery.@Nullable State known, List<String> channels, Instant now) {
        if (known == null) {
            return new Recorded(begun(alert, channels, now));
        }
        return switch (known) {
            case SHADOWED -> alert.deliver() ? new Recorded(begun(alert, channels, now)) : new Known();
            case PENDING, DELIVERED, FAILED -> new Known();
        };
    }

    private static Delivery begun(Alert alert, List<String> channels, Instant now) {
        List<ChannelDelivery> begun = new ArrayList<>();
        begun.add(new ChannelDelivery(
                LIVE, alert.deliver() ? Delivery.State.DELIVERED : Delivery.State.SHADOWED, List.of(), null));
        for (String channel : channels) {
            begun.add(
                    alert.deliver()
                            ? new ChannelDelivery(channel, Delivery.State.PENDING, List.of(), now)
                            : new ChannelDelivery(channel, Delivery.State.SHADOWED, List.of(), null));
        }
        boolean pending = alert.deliver() && !channels.isEmpty();
        return new Delivery(
                alert.id(), alert.subscriptionId(), alert.statementId(), begun, pending ? alert : null, now);
    }
}
