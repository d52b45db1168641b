package io.silkwire.alert.delivery;

import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is due → attempts on threads of their own → what came of them, written down. One attempt at a time to an endpoint, at its pace,
 * and none to one that is left alone for now. Used by the one thread of a session.
 */
final class Dispatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Pace NO_PACE = new Pace(1, Duration.ZERO);
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final DeliverySettings settings;
    private final OwnedPartitions owned;
    private final Map<String, DeliveryChannel> channels;
    private final Subscriptions subscriptions;
    private final Clock clock;
    private final EndpointGate gate = new EndpointGate();
    private final EndpointWarden warden;
    private final DeliveryProgress progress;
    private final AttemptQueue queue;
    private final ExecutorService attempts = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("attempt-", 0).factory());
    private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
    private final RandomGenerator random = RandomGenerator.getDefault();

    Dispatch(
            DeliverySettings settings,
            OwnedPartitions owned,
            Map<String, DeliveryChannel> channels,
            Subscriptions subscriptions,
            Clock clock) {
        this.settings = settings;
        this.owned = owned;
        this.channels = channels;
        this.subscriptions = subscriptions;
        this.clock = clock;
        this.warden = new EndpointWarden(owned, channels, subscriptions, attempts);
        this.progress = new DeliveryProgress(settings.schedule());
        this.queue = new AttemptQueue(settings.attemptsAtOnce());
    }

    /** What came of an attempt, on its way back from its thread. */
    private record Finished(AttemptQueue.Due attempt, DeliveryReport report, Instant startedAt, Instant endedAt) {}

    /** Whether an outcome is on its way. */
    boolean isUnderWay() {
        return queue.underWay() > 0;
    }

    /** Warns of endpoints that fail, and disables them when it is time. */
    void watchEndpoints(Instant now, Writes writes) {
        warden.turn(now, writes).forEach(warning -> queue(warning.delivery(), warning.partition()));
    }

    /** Takes the outcomes that came back, and puts down what follows from them. */
    void takeFinished(Writes writes) {
        for (Finished next = finished.poll(); next != null; next = finished.poll()) {
            takeFinished(next, writes);
        }
    }

    private void takeFinished(Finished over, Writes writes) {
        AttemptQueue.Due attempt = over.attempt();
        queue.done(attempt.endpoint());
        gate.ended(attempt.endpoint(), over.report().outcome(), over.endedAt());
        PartitionState.Open open = owned.open(attempt.partition(), attempt.alertId());
        if (open == null) {
            // The partition went to another instance while the attempt was under way: that one makes it again.
            return;
        }
        Delivery after = progress.after(
                open.delivery(),
                attempt.channel(),
                over.report(),
                over.startedAt(),
                over.endedAt(),
                random.nextDouble());
        owned.attempted(open.delivery(), attempt.channel(), over.startedAt());
        owned.record(after, open.travel(), attempt.partition(), writes);
        queue(after, attempt.partition(), attempt.channel());
        if (!(over.report().outcome() instanceof DeliveryOutcome.Delivered)) {
            warden.look(after.subscriptionId(), attempt.partition(), over.endedAt(), writes)
                    .forEach(warning -> queue(warning.delivery(), warning.partition()));
        }
        LOG.atInfo()
                .addKeyValue("alertId", attempt.alertId())
                .addKeyValue("subscriptionId", after.subscriptionId())
                .addKeyValue("channel", attempt.channel())
                .addKeyValue("status", over.report().outcome().status())
                .addKeyValue("state", after.state().label())
                .log("Attempt over");
    }

    /** Puts down what stands open in a partition that was taken over. */
    void queueOpen(int partition) {
        owned.require(partition).allOpen().forEach(open -> queue(open.delivery(), partition));
    }

    /** Puts the next attempts of a delivery down. */
    void queue(Delivery delivery, int partition) {
        delivery.channels().forEach(part -> queue(delivery, partition, part.channel()));
    }

    /** Puts the next attempt of one channel down. Once for each: the others stand in the queue already. */
    private void queue(Delivery delivery, int partition, String channel) {
        if (Timekeeper.isAwaitingStory(delivery)) {
            return;
        }
        for (ChannelDelivery part : delivery.channels()) {
            Instant at = part.nextAttemptAt();
            if (part.channel().equals(channel) && part.state() == Delivery.State.PENDING && at != null) {
                queue.add(
                        new AttemptQueue.Due(at, partition, delivery.alertId(), channel, endpoint(delivery, channel)));
            }
        }
    }

    /** One that is gone has the alert itself as its endpoint: it is over at once. */
    private String endpoint(Delivery delivery, String channelName) {
        DeliveryChannel channel = channels.get(channelName);
        return subscriptions
                .find(delivery.subscriptionId())
                .map(subscription -> channel == null ? null : channel.endpoint(subscription))
                .orElse(delivery.alertId().value());
    }

    /** Starts the attempts that are due, as far as endpoints and limits allow. */
    void start() {
        Instant now = clock.instant();
        for (AttemptQueue.Due attempt : queue.start(now)) {
            PartitionState.Open open = owned.open(attempt.partition(), attempt.alertId());
            Outgoing message = open == null ? null : Outgoing.of(open.delivery());
            if (open == null || message == null || !isPending(open.delivery(), attempt.channel())) {
                queue.done(attempt.endpoint());
                continue;
            }
            Pace pace = pace(attempt);
            Instant opens = gate.opens(attempt.endpoint(), pace, now);
            if (opens.isAfter(now)) {
                queue.done(attempt.endpoint());
                queue.add(attempt.at(opens));
            } else {
                gate.begun(attempt.endpoint(), pace, now);
                SubscriptionId id = open.delivery().subscriptionId();
                attempts.execute(() -> attempt(attempt, message, id));
            }
        }
    }

    private static boolean isPending(Delivery delivery, String channel) {
        return delivery.channels().stream()
                .anyMatch(part -> part.channel().equals(channel) && part.state() == Delivery.State.PENDING);
    }

    private Pace pace(AttemptQueue.Due attempt) {
        DeliveryChannel channel = channels.get(attempt.channel());
        return channel == null ? NO_PACE : channel.pace();
    }

    private void attempt(AttemptQueue.Due attempt, Outgoing message, SubscriptionId id) {
        Instant startedAt = clock.instant();
        DeliveryReport report =
                new DeliveryReport(new DeliveryOutcome.Retryable(0, Reason.STEP_FAILED, null), null, null);
        try {
            report = report(attempt, message, id);
        } finally {
            finished.add(new Finished(attempt, report, startedAt, clock.instant()));
        }
    }

    private DeliveryReport report(AttemptQueue.Due attempt, Outgoing message, SubscriptionId id) {
        DeliveryChannel channel = channels.get(attempt.channel());
        Subscription subscription = subscriptions.find(id).orElse(null);
        return channel == null || subscription == null || channel.endpoint(subscription) == null
                ? DeliveryReport.stopped(Reason.SUBSCRIPTION_GONE)
                : channel.attempt(message, subscription);
    }

    /** Starts nothing more of these partitions, and gives what is under way a moment to end. */
    void settle(Set<Integer> partitions, Writes writes) {
        forget(partitions);
        Instant end = clock.instant().plus(settings.closePatience());
        takeFinished(writes);
        try {
            while (queue.underWay() > 0 && clock.instant().isBefore(end)) {
                Finished next = finished.poll(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    takeFinished(next, writes);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts nothing more of these partitions. */
    void forget(Set<Integer> partitions) {
        partitions.forEach(queue::removePartition);
    }

    /** Cuts off what is under way; its outcome is lost, so that it is made again under the same id. */
    @Override
    public void close() {
        attempts.shutdownNow();
    }
}
