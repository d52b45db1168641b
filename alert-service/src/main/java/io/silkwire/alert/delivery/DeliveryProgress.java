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
            Delivery before, String channel, DeliveryReport report, Instant startedAt, Instant now, double random) {
        List<ChannelDelivery> channels = before.channels().stream()
                .map(part -> part.channel().equals(channel) ? after(part, report, startedAt, now, random) : part)
                .toList();
        // What failed keeps what it carried, so that it can be sent again.
        boolean kept = channels.stream()
                .anyMatch(part -> part.state() == Delivery.State.PENDING || part.state() == Delivery.State.FAILED);
        return new Delivery(
                before.alertId(),
                before.subscriptionId(),
                before.statementId(),
                channels,
                kept ? before.alert() : null,
                now,
                before.timing(),
                kept ? before.digest() : null,
                kept ? before.notice() : null);
    }

    private ChannelDelivery after(
            ChannelDelivery part, DeliveryReport report, Instant startedAt, Instant now, double random) {
        Attempt attempt = report.attempt(startedAt, Duration.between(startedAt, now));
        return switch (report.outcome()) {
            case DeliveryOutcome.Delivered delivered -> atRest(part, Delivery.State.DELIVERED, attempt);
            case DeliveryOutcome.Stopped stopped -> atRest(part, Delivery.State.FAILED, attempt);
            case DeliveryOutcome.Retryable failed -> retried(part, failed, attempt, now, random);
        };
    }

    private ChannelDelivery retried(
            ChannelDelivery part, DeliveryOutcome.Retryable failed, Attempt attempt, Instant now, double random) {
        Duration asked = failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter();
        Optional<Instant> next = schedule.next(now, sinceGivenUp(part.attempts()) + 1, asked, random);
        if (next.isPresent()) {
            return new ChannelDelivery(part.channel(), Delivery.State.PENDING, with(part, attempt), next.get());
        }
        Attempt last = new Attempt(
                attempt.at(),
                attempt.status(),
                Reason.GIVEN_UP.label(),
                attempt.durationMillis(),
                attempt.request(),
                attempt.answer());
        return atRest(part, Delivery.State.FAILED, last);
    }

    /** The schedule begins anew where somebody asked for more after all tries had been made. */
    private static int sinceGivenUp(List<Attempt> attempts) {
        int made = 0;
        for (Attempt attempt : attempts) {
            made = Reason.GIVEN_UP.label().equals(attempt.reason()) ? 0 : made + 1;
        }
        return made;
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
