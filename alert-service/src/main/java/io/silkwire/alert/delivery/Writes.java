package io.silkwire.alert.delivery;

import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a transaction writes, and what is done once it is committed. Not thread-safe. */
final class Writes {
    private static final String CE_SOURCE = "/silkwire/alert/delivery";

    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    /** This is how a delivery stands now. */
    void add(Delivery delivery, Travel travel, int partition) {
        String id = delivery.alertId().value();
        int attempts = delivery.channels().stream()
                .mapToInt(channel -> channel.attempts().size())
                .sum();
        records.add(WireRecords.of(
                KafkaTopics.DELIVERIES,
                partition,
                id,
                delivery,
                id + "/" + attempts + "/" + delivery.state().label(),
                CE_SOURCE,
                delivery.updatedAt(),
                travel));
    }

    void add(ProducerRecord<byte[], byte[]> kafkaRecord) {
        records.add(kafkaRecord);
    }

    /** The record at this offset, and all before it, were taken in. */
    void taken(TopicPartition partition, long offset) {
        offsets.put(partition, new OffsetAndMetadata(offset + 1));
    }

    /** Done once all of it is committed, not before and not otherwise. */
    void afterwards(Runnable done) {
        afterwards.add(done);
    }

    boolean isEmpty() {
        return records.isEmpty() && offsets.isEmpty();
    }

    List<ProducerRecord<byte[], byte[]>> records() {
        return records;
    }

    Map<TopicPartition, OffsetAndMetadata> offsets() {
        return offsets;
    }

    void committed() {
        afterwards.forEach(Runnable::run);
    }
}
