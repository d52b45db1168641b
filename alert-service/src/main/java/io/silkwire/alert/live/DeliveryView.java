package io.silkwire.alert.live;

import io.silkwire.alert.history.KeptAlert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.Attempt;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the delivery of an alert stands, as the API shows it.
 *
 * @param state over all channels
 */
record DeliveryView(Delivery.State state, List<ChannelView> channels) {
    /**
     * One channel's part.
     *
     * @param lastStatus HTTP status of the last attempt, 0 where there was no answer, null where there was no attempt
     * @param lastReason what went wrong with the last attempt, or null
     */
    record ChannelView(
            String channel,
            Delivery.State state,
            int attempts,
            @Nullable Integer lastStatus,
            @Nullable String lastReason,
            @Nullable Instant nextAttemptAt) {
        static ChannelView of(ChannelDelivery channel) {
            Attempt last =
                    channel.attempts().isEmpty() ? null : channel.attempts().getLast();
            return new ChannelView(
                    channel.channel(),
                    channel.state(),
                    channel.attempts().size(),
                    last == null ? null : last.status(),
                    last == null ? null : last.reason(),
                    channel.nextAttemptAt());
        }
    }

    static DeliveryView of(KeptAlert live) {
        Delivery delivery = live.delivery();
        List<ChannelView> channels = delivery == null
                ? List.of()
                : delivery.channels().stream().map(ChannelView::of).toList();
        return new DeliveryView(live.state(), channels);
    }
}
