package io.silkwire.alert.delivery;

import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the state of deliveries back from the Kafka topic {@code deliveries}, partition by partition. */
final class DeliveryLog {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long ADMIN_SECONDS = 60;

    private final KafkaConnection kafka;

    DeliveryLog(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /**
     * Reads these partitions to their end.
     *
     * @param cancelled asked now and then; where it says so the answer is not complete
     */
    Map<Integer, PartitionState> read(Collection<Integer> partitions, BooleanSupplier cancelled) {
        List<TopicPartition> topicPartitions = partitions.stream()
                .map(partition -> new TopicPartition(KafkaTopics.DELIVERIES.name(), partition))
                .toList();
        Map<Integer, PartitionState> states = new HashMap<>();
        partitions.forEach(partition -> states.put(partition, new PartitionState()));
        // The very end, not the end of what is committed: where the last owner's transaction is still being committed,
        // the
        // reader below waits for it instead of missing it.
        Map<TopicPartition, Long> ends = ends(topicPartitions);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer(null))) {
            consumer.assign(topicPartitions);
            consumer.seekToBeginning(topicPartitions);
            while (!cancelled.getAsBoolean() && !hasReached(consumer, ends)) {
                consumer.poll(POLL).forEach(kafkaRecord -> apply(kafkaRecord, states));
            }
        }
        return states;
    }

    /** Those of this partition that stand as this says, oldest first; nothing where it is cancelled before the end. */
    List<PartitionState.Open> find(int partition, Predicate<Delivery> which, BooleanSupplier cancelled) {
        List<TopicPartition> one = List.of(new TopicPartition(KafkaTopics.DELIVERIES.name(), partition));
        Map<AlertId, PartitionState.Open> found = new LinkedHashMap<>();
        Map<TopicPartition, Long> ends = ends(one);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer(null))) {
            consumer.assign(one);
            consumer.seekToBeginning(one);
            while (!hasReached(consumer, ends)) {
                if (cancelled.getAsBoolean()) {
                    return List.of();
                }
                consumer.poll(POLL).forEach(kafkaRecord -> collect(kafkaRecord, which, found));
            }
        }
        return List.copyOf(found.values());
    }

    private static void collect(
            ConsumerRecord<byte[], byte[]> kafkaRecord,
            Predicate<Delivery> which,
            Map<AlertId, PartitionState.Open> found) {
        if (kafkaRecord.value() == null) {
            return;
        }
        try {
            Delivery delivery = JsonCodec.read(kafkaRecord.value(), Delivery.class);
            found.remove(delivery.alertId());
            if (which.test(delivery)) {
                found.put(delivery.alertId(), new PartitionState.Open(delivery, Travel.of(kafkaRecord.headers())));
            }
        } catch (UnreadableRecordException e) {
            LOG.atDebug()
                    .addKeyValue("offset", kafkaRecord.offset())
                    .setCause(e)
                    .log("Delivery passed over");
        }
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        try (Admin admin = Admin.create(kafka.admin())) {
            admin.listOffsets(asked)
                    .all()
                    .get(ADMIN_SECONDS, TimeUnit.SECONDS)
                    .forEach((partition, found) -> ends.put(partition, found.offset()));
            return ends;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the ends of " + partitions + " cannot be told", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the ends of " + partitions + " were asked for", e);
        }
    }

    private static boolean hasReached(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** What one record says is known from now on. */
    static void apply(ConsumerRecord<byte[], byte[]> kafkaRecord, Map<Integer, PartitionState> states) {
        PartitionState state = states.get(kafkaRecord.partition());
        if (state == null || kafkaRecord.value() == null) {
            return;
        }
        try {
            state.put(JsonCodec.read(kafkaRecord.value(), Delivery.class), Travel.of(kafkaRecord.headers()));
        } catch (UnreadableRecordException e) {
            LOG.atWarn()
                    .addKeyValue("kafkaTopic", kafkaRecord.topic())
                    .addKeyValue("partition", kafkaRecord.partition())
                    .addKeyValue("offset", kafkaRecord.offset())
                    .setCause(e)
                    .log("Delivery cannot be read and is passed over");
        }
    }
}
