package io.silkwire.alert.delivery;

import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.alert.timing.NextSending;
import io.silkwire.alert.timing.Severities;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.KafkaConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs delivery: one {@link DeliverySession} after the other until it is closed. */
@Singleton
public final class Deliveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final KafkaConnection kafka;
    private final DeliverySettings settings;
    private final Map<String, DeliveryChannel> channels = new HashMap<>();
    private final Subscriptions subscriptions;
    private final Dispositions dispositions;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Map<SubscriptionId, Timekeeper.Waiting> waiting = Map.of();
    private volatile boolean delivering;
    private @Nullable Thread thread;

    /** With the configured connection; nothing runs before {@link #start}. */
    @Inject
    public Deliveries(
            AlertKafka kafka,
            DeliverySettings settings,
            List<DeliveryChannel> channels,
            Subscriptions subscriptions,
            Dispositions dispositions) {
        this(kafka.connection(), settings, channels, subscriptions, dispositions, Clock.systemUTC());
    }

    /** With this connection and clock. */
    public Deliveries(
            KafkaConnection kafka,
            DeliverySettings settings,
            List<DeliveryChannel> channels,
            Subscriptions subscriptions,
            Dispositions dispositions,
            Clock clock) {
        this.kafka = kafka;
        this.settings = settings;
        this.subscriptions = subscriptions;
        this.dispositions = dispositions;
        this.clock = clock;
        channels.forEach(channel -> this.channels.put(channel.name(), channel));
    }

    /** Starts to deliver; the subscriptions must have been started. */
    public void start() {
        thread = Thread.ofPlatform().daemon().name("delivery").start(this::deliver);
    }

    /** Whether a session is up; false while a failed one is followed by the next. */
    public boolean isDelivering() {
        return delivering;
    }

    /**
     * Sends this alert as a sample over every channel of the subscription, at once and without a record.
     *
     * @return how each attempt went
     */
    public List<SampleSent> sample(Subscription subscription, Alert alert) {
        Instant now = clock.instant();
        Alert sample = Samples.of(alert, subscription, now);
        Outgoing message = new Outgoing.One(sample, true, Severities.of(sample, subscription.sending()));
        return channels.values().stream()
                .filter(channel -> channel.endpoint(subscription) != null)
                .map(channel -> new SampleSent(
                        channel.name(), channel.attempt(message, subscription).attempt(now, Duration.ZERO)))
                .toList();
    }

    /** How a sample went. */
    public record SampleSent(String channel, Delivery.Attempt attempt) {}

    /** When something is sent next, in words; what is held is known where this instance owns the subscription's partition. */
    public NextSending next(Subscription subscription) {
        Timekeeper.Waiting held = waiting.get(subscription.id());
        return NextSending.of(
                subscription, held == null ? 0 : held.count(), held == null ? null : held.until(), clock.instant());
    }

    private void tellWaiting(Map<SubscriptionId, Timekeeper.Waiting> now) {
        waiting = now;
    }

    /** Stops: attempts under way are given a moment and recorded; what is still to be sent is sent after the next start. */
    @Override
    public void close() {
        closing.countDown();
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join(settings.closePatience().plusSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** The outer loop, and the only place where any exception is taken: the next session reads its state back from Kafka. */
    @SuppressWarnings("CatchingUnchecked")
    private void deliver() {
        try {
            while (!isClosing()) {
                try (DeliverySession session = new DeliverySession(
                        kafka,
                        settings,
                        channels,
                        subscriptions,
                        dispositions,
                        clock,
                        this::tellWaiting,
                        this::isClosing)) {
                    delivering = true;
                    session.run();
                } catch (RuntimeException e) {
                    LOG.atError().setCause(e).log("Delivery failed, it starts again");
                    delivering = false;
                    pause();
                }
            }
        } finally {
            // Also where an Error ends the thread: the service must not stay ready without delivering.
            delivering = false;
        }
    }

    private void pause() {
        try {
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atDebug().log("Closing while delivery was down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }
}
