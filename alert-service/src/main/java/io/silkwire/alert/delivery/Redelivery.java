package io.silkwire.alert.delivery;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns a delivery that is over into one that is made again; pure functions. */
final class Redelivery {
    private Redelivery() {}

    /** Again over the channels that failed; what was tried stays on record. */
    static Delivery ofFailed(Delivery failed, Instant now) {
        return new Delivery(
                failed.alertId(),
                failed.subscriptionId(),
                failed.statementId(),
                failed.channels().stream()
                        .map(part -> part.state() == Delivery.State.FAILED
                                ? new ChannelDelivery(part.channel(), Delivery.State.PENDING, part.attempts(), now)
                                : part)
                        .toList(),
                failed.alert(),
                now,
                failed.timing(),
                failed.digest(),
                failed.notice());
    }

    /** Again over these channels, from the beginning. */
    static Delivery of(Alert alert, List<String> channels, Instant now) {
        List<ChannelDelivery> parts = new ArrayList<>();
        parts.add(new ChannelDelivery(DeliveryDecision.LIVE, Delivery.State.DELIVERED, List.of(), null));
        channels.forEach(channel -> parts.add(new ChannelDelivery(channel, Delivery.State.PENDING, List.of(), now)));
        return new Delivery(
                alert.id(),
                alert.subscriptionId(),
                alert.statementId(),
                parts,
                channels.isEmpty() ? null : alert,
                now,
                null,
                null,
                null);
    }
}
