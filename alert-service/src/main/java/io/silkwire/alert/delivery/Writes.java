package io.silkwire.alert.delivery;

import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a transaction writes, by the partition of alerts it follows from, and what is done once it is committed. Not thread-safe. */
final class Writes {
    private static final String CE_SOURCE = "/silkwire/alert/delivery";

    private final List<Written> records = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private final List<Afterwards> afterwards = new ArrayList<>();

    private record Written(int partition, ProducerRecord<byte[], byte[]> kafkaRecord) {}

    private record Afterwards(int partition, Runnable done) {}

    /** This is how a delivery stands now. */
    void add(Delivery delivery, Travel travel, int partition) {
        String id = delivery.alertId().value();
        int attempts = delivery.channels().stream()
                .mapToInt(channel -> channel.attempts().size())
                .sum();
        add(
                WireRecords.of(
                        KafkaTopics.DELIVERIES,
                        partition,
                        id,
                        delivery,
                        id + "/" + attempts + "/" + delivery.state().label(),
                        CE_SOURCE,
                        delivery.updatedAt(),
                        travel),
                partition);
    }

    /** A record that follows from one of this partition. */
    void add(ProducerRecord<byte[], byte[]> kafkaRecord, int partition) {
        records.add(new Written(partition, kafkaRecord));
    }

    /** The record at this offset, and all before it, were taken in. */
    void taken(TopicPartition partition, long offset) {
        offsets.put(partition, new OffsetAndMetadata(offset + 1));
    }

    /** Done once all of it is committed, not before and not otherwise. */
    void afterwards(int partition, Runnable done) {
        afterwards.add(new Afterwards(partition, done));
    }

    /** These partitions have gone to others, who go on from what is committed. */
    void forget(Set<Integer> partitions) {
        records.removeIf(written -> partitions.contains(written.partition()));
        offsets.keySet().removeIf(read -> partitions.contains(read.partition()));
        afterwards.removeIf(after -> partitions.contains(after.partition()));
    }

    boolean isEmpty() {
        return records.isEmpty() && offsets.isEmpty();
    }

    List<ProducerRecord<byte[], byte[]>> records() {
        return records.stream().map(Written::kafkaRecord).toList();
    }

    Map<TopicPartition, OffsetAndMetadata> offsets() {
        return offsets;
    }

    void committed() {
        afterwards.forEach(after -> after.done().run());
    }
}
