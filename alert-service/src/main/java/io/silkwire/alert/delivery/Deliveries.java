package io.silkwire.alert.delivery;

import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.alert.timing.NextSending;
import io.silkwire.alert.timing.Severities;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Reason;
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
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
    /** What is known of endpoints outlives a session. */
    private final EndpointGate gate = new EndpointGate();

    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Map<SubscriptionId, Timekeeper.Waiting> waiting = Map.of();
    private volatile boolean delivering;
    private volatile Supplier<String> stories = () -> "not read";
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

    /** How the stories are read that tell a copy from news: {@code followed}, or in words what is wrong. */
    public String stories() {
        return stories.get();
    }

    /**
     * Sends this alert as a sample over every channel of the subscription, at once and without a record. Endpoints are paced and left
     * alone for it like for any other message, as far as this instance knows them.
     *
     * @return how each attempt went, or why none was made
     */
    public List<SampleSent> sample(Subscription subscription, Alert alert) {
        Instant now = clock.instant();
        Alert sample = Samples.of(alert, subscription, now);
        Outgoing message = new Outgoing.One(sample, true, Severities.of(sample, subscription.sending()));
        Destinations to = Destinations.of(channels, Optional.of(subscription));
        return to.channels().stream()
                .map(name -> new SampleSent(name, sample(name, to.shut().get(name), message, subscription, now)))
                .toList();
    }

    private Delivery.Attempt sample(
            String name, @Nullable Reason shut, Outgoing message, Subscription subscription, Instant now) {
        DeliveryChannel channel = channels.get(name);
        String endpoint = channel == null ? null : channel.endpoint(subscription);
        if (channel == null || endpoint == null || shut != null) {
            Reason why = shut == null ? Reason.SUBSCRIPTION_GONE : shut;
            return new Delivery.Attempt(now, 0, why.label(), 0);
        }
        List<Limit> limits = channel.limits(subscription);
        Instant opens = gate.opens(limits, channel.relay(), now);
        if (opens.isAfter(now)) {
            return new Delivery.Attempt(
                    now,
                    0,
                    Reason.THROTTLED.label(),
                    0,
                    null,
                    "(not sent: its endpoint is left alone until " + opens + ")");
        }
        gate.begun(limits, channel.relay(), now);
        DeliveryReport report = channel.attempt(message, subscription);
        Instant over = clock.instant();
        gate.ended(endpoint, channel.relay(), report.outcome(), over);
        return report.attempt(now, Duration.between(now, over));
    }

    /** How a sample went. */
    public record SampleSent(String channel, Delivery.Attempt attempt) {}

    /** When something is sent next, in words; what is held is known where this instance owns the subscription's partition. */
    public NextSending next(Subscription subscription) {
        Timekeeper.Waiting held = waiting.get(subscription.id());
        Destinations to = Destinations.of(channels, Optional.of(subscription));
        return NextSending.of(
                subscription,
                to.channels().stream()
                        .filter(name -> !to.shut().containsKey(name))
                        .toList(),
                to.shut(),
                held == null ? 0 : held.count(),
                held == null ? null : held.until(),
                clock.instant());
    }

    /** The channels of the subscription that take nothing now, and why. */
    public Map<String, Reason> shut(Subscription subscription) {
        return Destinations.of(channels, Optional.of(subscription)).shut();
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
                        gate,
                        clock,
                        this::tellWaiting,
                        this::isClosing)) {
                    delivering = true;
                    stories = session::stories;
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
