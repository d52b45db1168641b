package io.silkwire.alert.delivery;

import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.Attempt;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a delivery into the same that is made again, or sooner; what was tried stays on record. Pure functions. */
sealed interface Redelivery {
    /** It is sent again. */
    record Again(Delivery delivery) implements Redelivery {}

    /** It cannot be. */
    record Refused(Reason reason) implements Redelivery {}

    /** A delivery that is over, once more: over the channels that failed; where none did, over all the subscription has now. */
    static Redelivery of(Delivery over, Destinations to, Instant now) {
        if (Outgoing.of(over) == null) {
            return new Refused(Reason.CONTENT_GONE);
        }
        boolean failed = over.channels().stream().anyMatch(part -> part.state() == Delivery.State.FAILED);
        return new Again(with(over, failed ? failedAgain(over, now) : allAgain(over, to, now), now, timing(over, now)));
    }

    /** Whether it waits for its next try, and for nothing else. */
    static boolean isWaiting(Delivery delivery) {
        return delivery.state() == Delivery.State.PENDING && !Timekeeper.isAwaitingStory(delivery);
    }

    /** One that waits for its next try is tried now. */
    static Delivery soon(Delivery waiting, Instant now) {
        List<ChannelDelivery> parts = waiting.channels().stream()
                .map(part -> part.state() == Delivery.State.PENDING ? again(part, now) : part)
                .toList();
        return with(waiting, parts, now, waiting.timing());
    }

    private static List<ChannelDelivery> failedAgain(Delivery over, Instant now) {
        return over.channels().stream()
                .map(part -> part.state() == Delivery.State.FAILED ? again(part, now) : part)
                .toList();
    }

    private static List<ChannelDelivery> allAgain(Delivery over, Destinations to, Instant now) {
        List<ChannelDelivery> parts = new ArrayList<>();
        over.channels().stream()
                .filter(part -> !to.channels().contains(part.channel()))
                .forEach(parts::add);
        for (String channel : to.channels()) {
            List<Attempt> before = over.channels().stream()
                    .filter(part -> part.channel().equals(channel))
                    .findFirst()
                    .map(ChannelDelivery::attempts)
                    .orElse(List.of());
            parts.add(new ChannelDelivery(channel, Delivery.State.PENDING, before, now));
        }
        return parts;
    }

    private static ChannelDelivery again(ChannelDelivery part, Instant now) {
        return new ChannelDelivery(part.channel(), Delivery.State.PENDING, part.attempts(), now);
    }

    /** It counts on the day it is sent, and nothing holds it back. */
    private static Delivery.@Nullable Timing timing(Delivery over, Instant now) {
        Delivery.Timing timing = over.timing();
        return timing == null
                ? null
                : new Delivery.Timing(
                        now, timing.severity(), timing.revision(), null, null, null, null, timing.story(), null);
    }

    private static Delivery with(
            Delivery delivery, List<ChannelDelivery> parts, Instant now, Delivery.@Nullable Timing timing) {
        return new Delivery(
                delivery.alertId(),
                delivery.subscriptionId(),
                delivery.statementId(),
                parts,
                delivery.alert(),
                now,
                timing,
                delivery.digest(),
                delivery.notice());
    }
}
