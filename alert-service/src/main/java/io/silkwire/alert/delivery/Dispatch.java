package io.silkwire.alert.delivery;

import io.silkwire.alert.subscription.SubscriptionsInForce;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is due → attempts on threads of their own → what came of them, written down. One attempt at a time to an endpoint, at its pace,
 * and none to one that is left alone for now. Used by the one thread of a session.
 */
final class Dispatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final DeliverySettings settings;
    private final OwnedPartitions owned;
    private final Map<String, DeliveryChannel> channels;
    private final SubscriptionsInForce subscriptions;
    private final Clock clock;
    private final EndpointGate gate;
    private final EndpointWarden warden;
    private final DeliveryProgress progress;
    private final AttemptQueue queue;
    private final ExecutorService attempts;
    private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
    private final Map<Way, String> postponed = new HashMap<>();
    private Instant lookedAt = Instant.EPOCH;
    private final RandomGenerator random = RandomGenerator.getDefault();

    /** @param attempts where attempts are made: they wait for receivers, and what decides must not */
    Dispatch(
            DeliverySettings settings,
            OwnedPartitions owned,
            Map<String, DeliveryChannel> channels,
            SubscriptionsInForce subscriptions,
            EndpointGate gate,
            Clock clock,
            ExecutorService attempts) {
        this.gate = gate;
        this.attempts = attempts;
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

    /** Whose attempts wait for their endpoint to be tried again. */
    private record Way(SubscriptionId subscriptionId, String channel) {}

    /** Warns of endpoints that fail, and disables them when it is time; what waits for one that was put right waits no longer. */
    void watchEndpoints(Instant now, Writes writes) {
        if (Duration.between(lookedAt, now).abs().compareTo(LOOK_AGAIN) >= 0) {
            lookedAt = now;
            postponed.entrySet().removeIf(this::isMoved);
        }
        warden.turn(now, writes).forEach(warning -> queue(warning.delivery(), warning.partition()));
    }

    private boolean isMoved(Map.Entry<Way, String> waiting) {
        Way way = waiting.getKey();
        String endpoint = endpoint(way.subscriptionId(), way.channel());
        if (waiting.getValue().equals(endpoint)) {
            return false;
        }
        queue.move(
                due -> due.subscriptionId().equals(way.subscriptionId())
                        && due.channel().equals(way.channel()),
                endpoint == null ? nowhere(way) : endpoint);
        return true;
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
        gate.ended(attempt.endpoint(), relay(attempt.channel()), over.report().outcome(), over.endedAt());
        Contained.run(
                () -> putDown(over, writes),
                e -> LOG.atError()
                        .addKeyValue("alertId", attempt.alertId())
                        .setCause(e)
                        .log("What came of an attempt could not be put down"));
    }

    private void putDown(Finished over, Writes writes) {
        AttemptQueue.Due attempt = over.attempt();
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
                .addKeyValue("reason", over.report().reason())
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
                String endpoint = endpoint(delivery.subscriptionId(), channel);
                Way way = new Way(delivery.subscriptionId(), channel);
                queue.add(new AttemptQueue.Due(
                        at,
                        at,
                        partition,
                        delivery.alertId(),
                        delivery.subscriptionId(),
                        channel,
                        endpoint == null ? nowhere(way) : endpoint));
            }
        }
    }

    /** Null where nothing goes there: the attempt is over at once, and says why. */
    private @Nullable String endpoint(SubscriptionId id, String channelName) {
        DeliveryChannel channel = channels.get(channelName);
        Subscription subscription = subscriptions.find(id).orElse(null);
        try {
            return channel == null || subscription == null ? null : channel.endpoint(subscription);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("subscriptionId", id).setCause(e).log("Where its messages go cannot be told");
            return null;
        }
    }

    private static String nowhere(Way way) {
        return "nowhere " + way.subscriptionId() + " " + way.channel();
    }

    /** Somebody wants this delivery tried now. */
    void probe(Delivery delivery) {
        for (ChannelDelivery part : delivery.channels()) {
            String endpoint = endpoint(delivery.subscriptionId(), part.channel());
            if (part.state() == Delivery.State.PENDING && endpoint != null) {
                gate.probe(endpoint);
            }
        }
    }

    /** Starts the attempts that are due, as far as endpoints and limits allow. */
    void start() {
        Instant now = clock.instant();
        for (AttemptQueue.Due attempt : queue.start(now)) {
            PartitionState.Open open = owned.open(attempt.partition(), attempt.alertId());
            if (open == null || !isStillSo(open.delivery(), attempt)) {
                queue.done(attempt.endpoint());
            } else {
                start(attempt, open.delivery(), now);
            }
        }
    }

    private void start(AttemptQueue.Due attempt, Delivery delivery, Instant now) {
        Outgoing message = Outgoing.of(delivery);
        if (message == null) {
            finished.add(new Finished(attempt, DeliveryReport.stopped(Reason.CONTENT_GONE), now, now));
            return;
        }
        String endpoint = endpoint(attempt.subscriptionId(), attempt.channel());
        Way way = new Way(attempt.subscriptionId(), attempt.channel());
        String key = endpoint == null ? nowhere(way) : endpoint;
        Instant opens = opens(attempt, endpoint, now);
        if (!key.equals(attempt.endpoint())) {
            queue.done(attempt.endpoint());
            queue.add(attempt.to(key));
        } else if (opens.isAfter(now)) {
            queue.done(key);
            queue.add(attempt.at(opens));
            postponed.put(way, key);
        } else {
            postponed.remove(way);
            gate.begun(limits(attempt, endpoint), relay(attempt.channel()), now);
            attempts.execute(() -> attempt(attempt, message, attempt.subscriptionId()));
        }
    }

    private Instant opens(AttemptQueue.Due attempt, @Nullable String endpoint, Instant now) {
        return endpoint == null ? now : gate.opens(limits(attempt, endpoint), relay(attempt.channel()), now);
    }

    /** What is not what the delivery says any more was put down before it changed: it stands in the queue again. */
    private static boolean isStillSo(Delivery delivery, AttemptQueue.Due attempt) {
        return delivery.channels().stream()
                .anyMatch(part -> part.channel().equals(attempt.channel())
                        && part.state() == Delivery.State.PENDING
                        && attempt.scheduled().equals(part.nextAttemptAt()));
    }

    private List<Limit> limits(AttemptQueue.Due attempt, @Nullable String endpoint) {
        DeliveryChannel channel = channels.get(attempt.channel());
        Subscription subscription = subscriptions.find(attempt.subscriptionId()).orElse(null);
        return channel == null || subscription == null || endpoint == null ? List.of() : channel.limits(subscription);
    }

    private @Nullable String relay(String channelName) {
        DeliveryChannel channel = channels.get(channelName);
        return channel == null ? null : channel.relay();
    }

    private void attempt(AttemptQueue.Due attempt, Outgoing message, SubscriptionId id) {
        Instant startedAt = clock.instant();
        DeliveryReport report =
                new DeliveryReport(new DeliveryOutcome.Retryable(0, Reason.STEP_FAILED, null), null, null);
        try {
            report = report(attempt, message, id);
        } catch (RuntimeException e) {
            // A channel tells what goes wrong; what it throws is a fault of its own, and no reason to stop for good.
            LOG.atError()
                    .addKeyValue("subscriptionId", id)
                    .addKeyValue("channel", attempt.channel())
                    .setCause(e)
                    .log("An attempt threw");
        } finally {
            finished.add(new Finished(attempt, report, startedAt, clock.instant()));
        }
    }

    private DeliveryReport report(AttemptQueue.Due attempt, Outgoing message, SubscriptionId id) {
        DeliveryChannel channel = channels.get(attempt.channel());
        Subscription subscription = subscriptions.find(id).orElse(null);
        if (channel == null || subscription == null) {
            return DeliveryReport.stopped(Reason.SUBSCRIPTION_GONE);
        }
        if (channel.endpoint(subscription) == null) {
            return DeliveryReport.stopped(
                    Objects.requireNonNullElse(channel.shut(subscription), Reason.SUBSCRIPTION_GONE));
        }
        return channel.attempt(message, subscription);
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
