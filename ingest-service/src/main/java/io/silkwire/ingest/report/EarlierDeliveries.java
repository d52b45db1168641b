package io.silkwire.ingest.report;

import io.silkwire.contracts.Delivery;
import io.silkwire.wire.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Looks up alerts whose delivery stands in Kafka already. */
final class EarlierDeliveries {
    private static final Duration POLL = Duration.ofMillis(200);

    private EarlierDeliveries() {}

    /**
     * The last state of each of these alerts that has one.
     *
     * @param partitions of the Kafka topic {@code deliveries} on which they would be
     */
    static Map<String, Delivery.State> of(
            KafkaConnection connection, Set<TopicPartition> partitions, Set<String> alerts, FollowSettings settings) {
        Map<String, Delivery.State> found = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumer(null))) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long polls = settings.stillness().toMillis() / POLL.toMillis();
            while (polls-- > 0 && !hasRead(consumer, ends)) {
                for (ConsumerRecord<byte[], byte[]> delivery : consumer.poll(POLL)) {
                    Delivery read = RunRecords.deliveryOrNull(delivery);
                    if (read != null && alerts.contains(read.alertId().value())) {
                        found.put(read.alertId().value(), read.state());
                    }
                }
            }
        }
        return found;
    }

    private static boolean hasRead(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
