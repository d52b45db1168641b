package io.silkwire.alert.delivery;

import io.silkwire.alert.timing.TimingDecision;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.Digest;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns a delivery that is held into what becomes of it; pure functions. */
final class HeldDelivery {
    private HeldDelivery() {}

    /** Held until then, by the settings of this mark. */
    static Delivery until(Delivery held, TimingDecision.Hold hold, Severity severity, String settings, Instant now) {
        Delivery.Timing timing = Objects.requireNonNull(held.timing());
        return new Delivery(
                held.alertId(),
                held.subscriptionId(),
                held.statementId(),
                held.channels().stream()
                        .map(part -> part.state() == Delivery.State.HELD
                                ? new ChannelDelivery(part.channel(), part.state(), part.attempts(), hold.until())
                                : part)
                        .toList(),
                held.alert(),
                now,
                new Delivery.Timing(
                        timing.at(),
                        severity,
                        timing.revision(),
                        hold.reason(),
                        hold.until(),
                        timing.with(),
                        timing.copy(),
                        timing.story(),
                        settings),
                null,
                null);
    }

    static Delivery alone(Delivery held, Destinations to, Instant now) {
        List<ChannelDelivery> parts = new ArrayList<>();
        held.channels().stream()
                .filter(part -> part.channel().equals(DeliveryDecision.LIVE))
                .forEach(parts::add);
        parts.addAll(to.pending(now));
        Delivery.Timing timing = Objects.requireNonNull(held.timing());
        return new Delivery(
                held.alertId(),
                held.subscriptionId(),
                held.statementId(),
                parts,
                held.alert(),
                now,
                // It counts on the day it is sent.
                new Delivery.Timing(
                        now, timing.severity(), timing.revision(), null, null, null, null, timing.story(), null),
                null,
                null);
    }

    static Delivery bundled(Delivery held, AlertId digest, Instant now) {
        return atRest(held, part -> in(Delivery.State.BUNDLED, part), null, digest, now);
    }

    static Delivery muted(Delivery held, Instant now) {
        return atRest(held, part -> in(Delivery.State.MUTED, part), null, null, now);
    }

    /** It keeps what it carried, so that it can be sent when somebody asks for what failed. */
    static Delivery failed(Delivery held, Reason why, Instant now) {
        return atRest(
                held, part -> Destinations.failed(part.channel(), part.attempts(), why, now), held.alert(), null, now);
    }

    private static ChannelDelivery in(Delivery.State state, ChannelDelivery part) {
        return new ChannelDelivery(part.channel(), state, part.attempts(), null);
    }

    private static Delivery atRest(
            Delivery held,
            UnaryOperator<ChannelDelivery> end,
            @Nullable Alert kept,
            @Nullable AlertId with,
            Instant now) {
        Delivery.Timing timing = Objects.requireNonNull(held.timing());
        return new Delivery(
                held.alertId(),
                held.subscriptionId(),
                held.statementId(),
                held.channels().stream()
                        .map(part -> part.state().isOpen() ? end.apply(part) : part)
                        .toList(),
                kept,
                now,
                new Delivery.Timing(
                        timing.at(),
                        timing.severity(),
                        timing.revision(),
                        timing.reason(),
                        null,
                        with,
                        null,
                        timing.story(),
                        null),
                null,
                null);
    }

    static Delivery digest(Digest digest, Destinations to, Instant now) {
        return new Delivery(digest.id(), digest.subscriptionId(), null, to.pending(now), null, now, null, digest, null);
    }
}
