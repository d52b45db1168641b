package io.silkwire.quality.latency;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/** Writes subscriptions with webhooks and statements to Kafka, as the services do. Thread-safe. */
final class Bookings implements AutoCloseable {
    private static final String CE_SOURCE = "/silkwire/quality";
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private final KafkaProducer<byte[], byte[]> producer;
    private final Clock clock;

    Bookings(KafkaConnection kafka, Clock clock) {
        this.producer = new KafkaProducer<>(kafka.producer("silkwire-bench"));
        this.clock = clock;
    }

    /**
     * Each with a webhook of its own; returns when Kafka has them.
     *
     * @param endpoint address for the id of a subscription
     */
    void subscribe(List<Subscription> subscriptions, UnaryOperator<String> endpoint) {
        subscriptions.forEach(one -> subscribe(
                one.id(), one.version(), one.query(), endpoint.apply(one.id().value())));
        producer.flush();
    }

    /** One, new or changed. */
    void subscribe(SubscriptionId id, int version, @Nullable String query, String endpoint) {
        Subscription subscription = new Subscription(
                id,
                version,
                "Subscription " + id,
                List.of(),
                query,
                List.of(),
                Subscription.Webhook.of(endpoint, SECRET),
                Subscription.State.ACTIVE,
                "api",
                clock.instant());
        send(KafkaTopics.SUBSCRIPTIONS, id.value(), subscription, version);
    }

    void publish(Statement statement) {
        send(KafkaTopics.STATEMENTS, statement.id().value(), statement, statement.revision());
    }

    void publish(EnrichedStatement enriched) {
        send(
                KafkaTopics.ENRICHED,
                enriched.statement().id().value(),
                enriched,
                enriched.statement().revision());
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(KafkaTopics topic, String key, Object value, int version) {
        // What goes wrong shows as a statement that nobody is told of.
        var unused = producer.send(
                WireRecords.of(topic, null, key, value, key + "/" + version, CE_SOURCE, clock.instant(), Travel.LIVE));
    }
}
