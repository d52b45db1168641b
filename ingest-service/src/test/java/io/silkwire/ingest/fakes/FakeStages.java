package io.silkwire.ingest.fakes;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.Tag;
import io.silkwire.contracts.TopicId;
import io.silkwire.wire.DeadLetters;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The stages behind ingest, as far as a replay's report sees them: each statement becomes an enriched one with the topic {@code
 * water}, or a dead letter where its title says so; each enriched one is matched once and its alert is shadowed or delivered.
 * Groups, transactions, headers and dead letters are those of the real stages.
 */
public final class FakeStages {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final SubscriptionId SUBSCRIPTION = new SubscriptionId("river-desk");

    private final KafkaConnection connection;
    private final Set<String> delivered = new HashSet<>();
    private final List<Thread> threads;
    private volatile boolean stopped;

    /** Stages on this Kafka, running until stopped. */
    public FakeStages(KafkaConnection connection) {
        this.connection = connection;
        threads = List.of(
                start("silkwire-enrich", KafkaTopics.STATEMENTS, this::enrich),
                start("silkwire-index", KafkaTopics.ENRICHED, (enriched, producer) -> {}),
                start("silkwire-match", KafkaTopics.ENRICHED, this::match),
                start("silkwire-delivery", KafkaTopics.ALERTS, this::deliver));
    }

    private interface Step {
        void take(ConsumerRecord<byte[], byte[]> input, KafkaProducer<byte[], byte[]> producer);
    }

    private Thread start(String group, KafkaTopics input, Step step) {
        return Thread.ofPlatform().daemon().name(group).start(() -> run(group, input, step));
    }

    private void run(String group, KafkaTopics input, Step step) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumer(group));
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(connection.transactionalProducer("fake-" + group))) {
            producer.initTransactions();
            consumer.subscribe(List.of(input.name()));
            while (!stopped) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(50));
                if (!records.isEmpty()) {
                    producer.beginTransaction();
                    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
                    for (ConsumerRecord<byte[], byte[]> read : records) {
                        step.take(read, producer);
                        offsets.put(
                                new TopicPartition(read.topic(), read.partition()),
                                new OffsetAndMetadata(read.offset() + 1));
                    }
                    producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
                    producer.commitTransaction();
                }
            }
        }
    }

    private void enrich(ConsumerRecord<byte[], byte[]> input, KafkaProducer<byte[], byte[]> producer) {
        Statement statement = JsonCodec.read(input.value(), Statement.class);
        if (statement.title().startsWith("Poison")) {
            send(producer, DeadLetters.of(input, "enrich.read", Reason.STEP_FAILED, "as its title says", null));
            return;
        }
        Evidence evidence =
                new Evidence(Evidence.Field.TITLE, 0, 1, statement.title().substring(0, 1), "t", "r", 1);
        Tag tag = new Tag(new TopicId("water"), 1, 1, 0.5, 1, List.of(evidence));
        EnrichedStatement enriched =
                new EnrichedStatement(statement, "en", List.of(tag), new EnrichedStatement.Stems("", ""), 1);
        send(producer, KafkaTopics.ENRICHED, statement.id().value(), enriched, input);
    }

    private void match(ConsumerRecord<byte[], byte[]> input, KafkaProducer<byte[], byte[]> producer) {
        Statement statement =
                JsonCodec.read(input.value(), EnrichedStatement.class).statement();
        Travel travel = Travel.of(input.headers());
        Alert alert = new Alert(
                AlertId.of(SUBSCRIPTION, statement.id(), statement.revision()),
                SUBSCRIPTION,
                "River desk",
                1,
                statement.id(),
                statement.revision(),
                statement.sourceId(),
                statement.title(),
                null,
                null,
                null,
                "en",
                List.of(),
                List.of(),
                travel.lane(),
                travel.notifies(),
                NOW,
                null);
        send(producer, KafkaTopics.ALERTS, SUBSCRIPTION.value(), alert, input);
    }

    private void deliver(ConsumerRecord<byte[], byte[]> input, KafkaProducer<byte[], byte[]> producer) {
        Alert alert = JsonCodec.read(input.value(), Alert.class);
        Delivery.State state = alert.deliver() ? Delivery.State.DELIVERED : Delivery.State.SHADOWED;
        if (alert.deliver() && !delivered.add(alert.id().value())) {
            return;
        }
        Delivery delivery = new Delivery(
                alert.id(),
                alert.subscriptionId(),
                alert.statementId(),
                List.of(new ChannelDelivery("live", state, List.of(), null)),
                null,
                NOW);
        ProducerRecord<byte[], byte[]> written = WireRecords.of(
                KafkaTopics.DELIVERIES,
                input.partition(),
                alert.id().value(),
                delivery,
                alert.id().value(),
                "/fake",
                NOW,
                Travel.of(input.headers()));
        send(producer, written);
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer,
            KafkaTopics topic,
            String key,
            Object value,
            ConsumerRecord<byte[], byte[]> input) {
        send(producer, WireRecords.of(topic, null, key, value, key, "/fake", NOW, Travel.of(input.headers())));
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> written) {
        var unused = producer.send(written);
    }

    /** Ends all stages after the batch they are at. */
    public void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(10));
        }
    }
}
