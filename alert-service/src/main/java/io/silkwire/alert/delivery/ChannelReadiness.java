package io.silkwire.alert.delivery;

import io.silkwire.alert.subscription.EndpointReadiness;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import jakarta.inject.Singleton;
import java.util.List;

/** Says of each channel that takes nothing now what is missing. */
@Singleton
final class ChannelReadiness implements EndpointReadiness {
    private final List<DeliveryChannel> channels;

    ChannelReadiness(List<DeliveryChannel> channels) {
        this.channels = List.copyOf(channels);
    }

    @Override
    public List<String> warnings(Subscription subscription) {
        return channels.stream()
                .filter(channel -> channel.shut(subscription) == Reason.SMTP_NOT_CONFIGURED)
                .map(channel ->
                        "nothing is mailed: no SMTP server is configured; set silkwire.alert.email.host, and recover"
                                + " what failed until then")
                .toList();
    }
}
