package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.TestBroker;
import io.silkwire.alert.subscription.SubscriptionChange;
import io.silkwire.alert.subscription.SubscriptionDraft;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicTable;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What delivery stands on in tests: a real broker, subscriptions, a writer of alerts, and where each delivery stands by what was
 * written there. Instances of delivery are started on it with the channels and the clock that a test wants.
 */
final class DeliveryGround implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Map<AlertId, Delivery> deliveries = new ConcurrentHashMap<>();
    private final List<Deliveries> running = new CopyOnWriteArrayList<>();
    private final TestBroker broker;
    private final Subscriptions subscriptions;
    private final KafkaProducer<byte[], byte[]> producer;
    private final TopicTable<Delivery> table;

    DeliveryGround(Path dataDir) {
        broker = TestBroker.start(dataDir);
        KafkaConnection kafka = broker.connection();
        subscriptions = new Subscriptions(kafka, Clock.systemUTC(), List.of());
        subscriptions.start(PATIENCE);
        producer = new KafkaProducer<>(kafka.producer("test"));
        table = new TopicTable<>(
                kafka,
                KafkaTopics.DELIVERIES,
                Delivery.class,
                (key, delivery, partition, offset) -> deliveries.put(new AlertId(key), delivery));
        table.start();
    }

    KafkaConnection kafka() {
        return broker.connection();
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    /** What the instances of delivery count. */
    SimpleMeterRegistry registry() {
        return registry;
    }

    /** Where each delivery stands. */
    Map<AlertId, Delivery> deliveries() {
        return deliveries;
    }

    /** Where this one stands, which must be known. */
    Delivery delivery(AlertId id) {
        return Objects.requireNonNull(deliveries.get(id), () -> "no delivery of " + id);
    }

    /** Starts an instance of delivery. */
    Deliveries deliver(DeliverySettings settings, List<DeliveryChannel> channels, Clock clock) {
        Deliveries started =
                new Deliveries(kafka(), settings, channels, subscriptions, new Dispositions(registry), clock);
        started.start();
        running.add(started);
        return started;
    }

    /** Stops an instance in order. */
    void stop(Deliveries instance) {
        instance.close();
        running.remove(instance);
    }

    /** Stops all that run. */
    void stopAll() {
        running.forEach(this::stop);
    }

    /** Saves a subscription. */
    SubscriptionId subscribe(SubscriptionDraft draft) {
        SubscriptionChange change = subscriptions.add(draft);
        assertThat(change).isInstanceOf(SubscriptionChange.Saved.class);
        return ((SubscriptionChange.Saved) change).subscription().id();
    }

    /** Writes an alert, as the matcher does. */
    void send(Alert alert, Travel travel) {
        write(WireRecords.of(
                KafkaTopics.ALERTS,
                null,
                alert.subscriptionId().value(),
                alert,
                alert.id().value(),
                "/test",
                Alerts.NOON,
                travel));
    }

    /** Writes a record and waits until Kafka has it. */
    void write(ProducerRecord<byte[], byte[]> kafkaRecord) {
        try {
            producer.send(kafkaRecord).get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** How many partitions a Kafka topic has. */
    int partitions(KafkaTopics topic) {
        return producer.partitionsFor(topic.name()).size();
    }

    /** Waits until a delivery stands so. */
    void awaitState(AlertId id, Delivery.State state) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(deliveries).containsKey(id);
            assertThat(delivery(id).state()).isEqualTo(state);
        });
    }

    @Override
    public void close() {
        stopAll();
        table.close();
        producer.close();
        subscriptions.close();
        broker.close();
    }
}
