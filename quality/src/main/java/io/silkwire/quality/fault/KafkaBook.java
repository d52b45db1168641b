package io.silkwire.quality.fault;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.quality.proof.Recorded;
import io.silkwire.wire.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what is committed on the Kafka topics of the pipeline, from their beginning on. Used by one thread. */
final class KafkaBook implements AutoCloseable {
    private static final List<KafkaTopics> TOPICS =
            List.of(KafkaTopics.ENRICHED, KafkaTopics.ALERTS, KafkaTopics.DELIVERIES, KafkaTopics.DEAD_LETTERS);

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Recorded.Place> enriched = new ArrayList<>();
    private final Map<AlertId, List<Alert>> alerts = new HashMap<>();
    private final Map<AlertId, Delivery> deliveries = new HashMap<>();
    private int deadLetters;

    KafkaBook(KafkaConnection connection) {
        consumer = new KafkaConsumer<>(connection.consumer(null));
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on until nothing more is there for a moment. */
    void read() {
        ConsumerRecords<byte[], byte[]> records;
        do {
            records = consumer.poll(POLL);
            records.forEach(this::take);
        } while (!records.isEmpty());
    }

    /** All of it so far. */
    Recorded recorded() {
        return new Recorded(enriched, alerts, deliveries, deadLetters);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> found) {
        if (found.topic().equals(KafkaTopics.DEAD_LETTERS.name())) {
            deadLetters++;
        } else if (found.value() == null) {
            throw new IllegalStateException("a record without value on " + found.topic() + " at " + found.offset());
        } else if (found.topic().equals(KafkaTopics.ENRICHED.name())) {
            enriched.add(new Recorded.Place(
                    JsonCodec.read(found.value(), EnrichedStatement.class), found.partition(), found.offset()));
        } else if (found.topic().equals(KafkaTopics.ALERTS.name())) {
            Alert alert = JsonCodec.read(found.value(), Alert.class);
            alerts.computeIfAbsent(alert.id(), id -> new ArrayList<>()).add(alert);
        } else {
            Delivery delivery = JsonCodec.read(found.value(), Delivery.class);
            deliveries.put(delivery.alertId(), delivery);
        }
    }
}
