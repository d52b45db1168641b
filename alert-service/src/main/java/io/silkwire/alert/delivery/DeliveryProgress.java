package io.silkwire.alert.delivery;

import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.Attempt;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a delivery and what came of an attempt into the delivery as it stands then; a pure function. */
final class DeliveryProgress {
    private final RetrySchedule schedule;

    DeliveryProgress(RetrySchedule schedule) {
        this.schedule = schedule;
    }

    /**
     * The delivery after the attempt.
     *
     * @param startedAt when the attempt began
     * @param now when it was over
     * @param random evenly spread in [0, 1)
     */
    Delivery after(
            Delivery before, String channel, DeliveryOutcome outcome, Instant startedAt, Instant now, double random) {
        List<ChannelDelivery> channels = before.channels().stream()
                .map(part -> part.channel().equals(channel) ? after(part, outcome, startedAt, now, random) : part)
                .toList();
        boolean pending = channels.stream().anyMatch(part -> part.state() == Delivery.State.PENDING);
        return new Delivery(
                before.alertId(),
                before.subscriptionId(),
                before.statementId(),
                channels,
                pending ? before.alert() : null,
                now);
    }

    private ChannelDelivery after(
            ChannelDelivery part, DeliveryOutcome outcome, Instant startedAt, Instant now, double random) {
        long took = Duration.between(startedAt, now).toMillis();
        return switch (outcome) {
            case DeliveryOutcome.Delivered delivered ->
                atRest(part, Delivery.State.DELIVERED, new Attempt(startedAt, delivered.status(), null, took));
            case DeliveryOutcome.Stopped stopped ->
                atRest(
                        part,
                        Delivery.State.FAILED,
                        new Attempt(
                                startedAt, stopped.status(), stopped.reason().label(), took));
            case DeliveryOutcome.Retryable failed -> retried(part, failed, startedAt, now, took, random);
        };
    }

    private ChannelDelivery retried(
            ChannelDelivery part,
            DeliveryOutcome.Retryable failed,
            Instant startedAt,
            Instant now,
            long took,
            double random) {
        Duration asked = failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter();
        int made = part.attempts().size() + 1;
        Optional<Instant> next = schedule.next(now, made, asked, random);
        Reason reason = next.isPresent() ? failed.reason() : Reason.GIVEN_UP;
        Attempt attempt = new Attempt(startedAt, failed.status(), reason.label(), took);
        return next.isPresent()
                ? new ChannelDelivery(part.channel(), Delivery.State.PENDING, with(part, attempt), next.get())
                : atRest(part, Delivery.State.FAILED, attempt);
    }

    private static ChannelDelivery atRest(ChannelDelivery part, Delivery.State state, Attempt last) {
        return new ChannelDelivery(part.channel(), state, with(part, last), null);
    }

    private static List<Attempt> with(ChannelDelivery part, Attempt last) {
        List<Attempt> attempts = new ArrayList<>(part.attempts());
        attempts.add(last);
        return attempts;
    }
}
