package io.silkwire.alert.delivery.feed;

import io.micronaut.context.annotation.Bean;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.KafkaConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of each subscription that has a feed, as Kafka has them. One thread follows the Kafka topic for all of them, another reads
 * what was before for those that got their feed meanwhile; nobody who asks reads Kafka. Thread-safe.
 */
@Singleton
@Bean(preDestroy = "close")
public final class FeedHistory implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<Set<SubscriptionId>> fed;
    private final KafkaConnection kafka;
    private final Clock clock;
    private @Nullable FeedReader reader;
    private boolean closed;

    /** With the configured connection. */
    @Inject
    public FeedHistory(AlertKafka kafka, Subscriptions subscriptions) {
        this(kafka.connection(), () -> fed(subscriptions), Clock.systemUTC());
    }

    FeedHistory(KafkaConnection kafka, Supplier<Set<SubscriptionId>> fed, Clock clock) {
        this.kafka = kafka;
        this.fed = fed;
        this.clock = clock;
    }

    @EventListener
    void start(ServerStartupEvent event) {
        start();
    }

    synchronized void start() {
        if (reader == null && !closed) {
            reader = new FeedReader(kafka, fed, clock);
            reader.start();
        }
    }

    /** What the feed of this subscription has; empty where it was not read to its end within some seconds. */
    Optional<FeedLog.Kept> of(SubscriptionId id) {
        FeedReader reading = reader();
        try {
            return reading == null
                    ? Optional.empty()
                    : Optional.ofNullable(reading.log(id).await(PATIENCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Whether this alert is in the feed, as far as it was read. */
    public boolean has(SubscriptionId id, AlertId alertId) {
        FeedReader reading = reader();
        return reading != null && reading.has(id, alertId.value());
    }

    private synchronized @Nullable FeedReader reader() {
        return reader;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (reader != null) {
            reader.close();
        }
    }

    private static Set<SubscriptionId> fed(Subscriptions subscriptions) {
        Set<SubscriptionId> ids = subscriptions.all().stream()
                .filter(one -> one.feed() != null)
                .map(Subscription::id)
                .collect(Collectors.toSet());
        ids.add(Subscriptions.CANARY);
        return ids;
    }
}
