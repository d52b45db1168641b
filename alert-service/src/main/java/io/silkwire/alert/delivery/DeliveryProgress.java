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
import java.util.Set;

/** Turns a delivery and what came of an attempt into the delivery as it stands then; a pure function. */
final class DeliveryProgress {
    /** So often an endpoint may say "later" to one message before that uses up tries like any other answer. */
    private static final int FREE_DELAYS = 50;
    /** And for so long, which is as long as a message is tried at all. */
    private static final Duration FREE_FOR = Duration.ofDays(3);

    private static final Duration LATER = Duration.ofSeconds(5);
    /** After one of these nothing more was to come: what is tried afterwards somebody asked for, and the schedule begins anew. */
    private static final Set<String> ENDS = Set.of(
            Reason.GIVEN_UP.label(),
            Reason.ENDPOINT_DISABLED.label(),
            Reason.SMTP_NOT_CONFIGURED.label(),
            Reason.RECEIVER_GONE.label(),
            Reason.ADDRESS_REFUSED.label(),
            Reason.SUBSCRIPTION_GONE.label(),
            Reason.UNSUBSCRIBED.label());

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
                // An alert stands on a Kafka topic of its own; these stand here alone, and may be asked for again.
                before.digest(),
                before.notice());
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
        List<Attempt> before = sinceEnd(part.attempts());
        int delays = (int) before.stream().filter(DeliveryProgress::isDelay).count();
        boolean patient = delays < FREE_DELAYS
                && (before.isEmpty() || now.isBefore(before.getFirst().at().plus(FREE_FOR)));
        if (failed.reason() == Reason.THROTTLED && patient) {
            return new ChannelDelivery(
                    part.channel(),
                    Delivery.State.PENDING,
                    with(part, delays == 0 ? attempt : shortened(attempt)),
                    schedule.later(now, asked.compareTo(LATER) > 0 ? asked : LATER, random));
        }
        int made = before.size() - Math.min(delays, FREE_DELAYS) + 1;
        Optional<Instant> next = schedule.next(now, made, asked, random);
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

    private static List<Attempt> sinceEnd(List<Attempt> attempts) {
        List<Attempt> since = new ArrayList<>();
        for (Attempt attempt : attempts) {
            since.add(attempt);
            if (ENDS.contains(attempt.reason() == null ? "" : attempt.reason())) {
                since.clear();
            }
        }
        return since;
    }

    private static boolean isDelay(Attempt attempt) {
        return Reason.THROTTLED.label().equals(attempt.reason());
    }

    /** Of many that say the same, one is kept with all its words. */
    private static Attempt shortened(Attempt attempt) {
        return new Attempt(attempt.at(), attempt.status(), attempt.reason(), attempt.durationMillis());
    }

    private static ChannelDelivery atRest(ChannelDelivery part, Delivery.State state, Attempt last) {
        return new ChannelDelivery(part.channel(), state, with(part, last), null);
    }

    private static List<Attempt> with(ChannelDelivery part, Attempt last) {
        List<Attempt> attempts = new ArrayList<>(part.attempts());
        String before = attempts.stream()
                .map(Attempt::request)
                .filter(request -> request != null && !request.endsWith("(the same body as before)"))
                .reduce((one, other) -> other)
                .orElse(null);
        attempts.add(new Attempt(
                last.at(),
                last.status(),
                last.reason(),
                last.durationMillis(),
                DeliveryReport.requestAfter(before, last.request()),
                last.answer()));
        return attempts;
    }
}
