package io.silkwire.alert.delivery;

import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a delivery that is held into what becomes of it; pure functions. */
final class HeldDelivery {
    private HeldDelivery() {}

    static Delivery until(Delivery held, Instant until, Instant now) {
        Delivery.Timing timing = Objects.requireNonNull(held.timing());
        return new Delivery(
                held.alertId(),
                held.subscriptionId(),
                held.statementId(),
                held.channels().stream()
                        .map(part -> part.state() == Delivery.State.HELD
                                ? new ChannelDelivery(part.channel(), part.state(), part.attempts(), until)
                                : part)
                        .toList(),
                held.alert(),
                now,
                new Delivery.Timing(
                        timing.at(),
                        timing.severity(),
                        timing.revision(),
                        timing.reason(),
                        until,
                        timing.with(),
                        timing.copy()),
                null,
                null);
    }

    static Delivery alone(Delivery held, List<String> channels, Instant now) {
        List<ChannelDelivery> parts = new ArrayList<>();
        held.channels().stream()
                .filter(part -> part.channel().equals(DeliveryDecision.LIVE))
                .forEach(parts::add);
        channels.forEach(channel -> parts.add(new ChannelDelivery(channel, Delivery.State.PENDING, List.of(), now)));
        Delivery.Timing timing = Objects.requireNonNull(held.timing());
        return new Delivery(
                held.alertId(),
                held.subscriptionId(),
                held.statementId(),
                parts,
                held.alert(),
                now,
                // It counts on the day it is sent.
                new Delivery.Timing(now, timing.severity(), timing.revision(), null, null, null, null),
                null,
                null);
    }

    static Delivery bundled(Delivery held, AlertId digest, Instant now) {
        return in(held, Delivery.State.BUNDLED, digest, now);
    }

    static Delivery in(Delivery held, Delivery.State state, @Nullable AlertId with, Instant now) {
        Delivery.Timing timing = Objects.requireNonNull(held.timing());
        return new Delivery(
                held.alertId(),
                held.subscriptionId(),
                held.statementId(),
                held.channels().stream()
                        .map(part -> part.state() == Delivery.State.HELD
                                ? new ChannelDelivery(part.channel(), state, part.attempts(), null)
                                : part)
                        .toList(),
                null,
                now,
                new Delivery.Timing(
                        timing.at(), timing.severity(), timing.revision(), timing.reason(), null, with, null),
                null,
                null);
    }

    static Delivery digest(Digest digest, List<String> channels, Instant now) {
        return new Delivery(
                digest.id(),
                digest.subscriptionId(),
                null,
                channels.stream()
                        .map(channel -> new ChannelDelivery(channel, Delivery.State.PENDING, List.of(), now))
                        .toList(),
                null,
                now,
                null,
                digest,
                null);
    }
}
