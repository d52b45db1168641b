package io.silkwire.alert.delivery;

import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.Attempt;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of a subscription go to, the live stream aside.
 *
 * @param channels their names, sorted
 * @param shut those of them that take nothing now, and why: what was to go there failed, and is sent when somebody asks for what failed
 */
record Destinations(List<String> channels, Map<String, Reason> shut) {
    Destinations {
        channels = List.copyOf(channels);
        shut = Map.copyOf(shut);
    }

    /** Nowhere but the page. */
    static final Destinations NONE = new Destinations(List.of(), Map.of());

    /** To these channels, all open. */
    static Destinations to(String... channels) {
        return new Destinations(List.of(channels), Map.of());
    }

    /** As the subscription says now; nowhere where there is none. */
    static Destinations of(Map<String, DeliveryChannel> channels, Optional<Subscription> subscription) {
        List<String> names = new ArrayList<>();
        Map<String, Reason> shut = new HashMap<>();
        subscription.ifPresent(found -> channels.values().stream()
                .filter(DeliveryChannel::takesAlerts)
                .forEach(channel -> {
                    Reason why = channel.endpoint(found) == null ? channel.shut(found) : null;
                    if (channel.endpoint(found) != null) {
                        names.add(channel.name());
                    } else if (why != null && why != Reason.UNSUBSCRIBED) {
                        // Who unsubscribed wants nothing of it, later neither.
                        names.add(channel.name());
                        shut.put(channel.name(), why);
                    }
                }));
        return new Destinations(names.stream().sorted().toList(), shut);
    }

    boolean isNone() {
        return channels.isEmpty();
    }

    /** The parts of a message that is to be sent now. */
    List<ChannelDelivery> pending(Instant now) {
        return channels.stream().map(channel -> pending(channel, now)).toList();
    }

    private ChannelDelivery pending(String channel, Instant now) {
        Reason why = shut.get(channel);
        return why == null
                ? new ChannelDelivery(channel, Delivery.State.PENDING, List.of(), now)
                : failed(channel, List.of(), why, now);
    }

    /** The parts of a message that cannot be sent at all. */
    List<ChannelDelivery> failed(Reason why, Instant now) {
        return channels.stream()
                .map(channel -> failed(channel, List.of(), why, now))
                .toList();
    }

    /** A part that failed without anything being sent; the log says why. */
    static ChannelDelivery failed(String channel, List<Attempt> before, Reason why, Instant now) {
        List<Attempt> attempts = new ArrayList<>(before);
        attempts.add(new Attempt(now, 0, why.label(), 0));
        return new ChannelDelivery(channel, Delivery.State.FAILED, attempts, null);
    }

    /** The parts of a message that is not sent now. */
    List<ChannelDelivery> in(Delivery.State state, @Nullable Instant next) {
        return channels.stream()
                .map(channel -> new ChannelDelivery(channel, state, List.of(), next))
                .toList();
    }
}
