package io.silkwire.alert.delivery;

import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.KafkaConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is over → the same with what it carried, read back from Kafka: the alert for as long as the Kafka topic {@code alerts}
 * keeps it, a digest or a warning for as long as its own record stands. It reads from about the time of the delivery on, and where that
 * finds nothing from the beginning, for a minute at most. Thread-safe; each call connects by itself.
 */
@Singleton
public final class SentMessages {
    /** By how much an alert may have waited for its delivery, such as while the service was down. */
    private static final Duration BEFORE = Duration.ofHours(1);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConnection kafka;

    /** With the configured connection. */
    @Inject
    public SentMessages(AlertKafka kafka) {
        this(kafka.connection());
    }

    /** With this connection. */
    public SentMessages(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** The delivery with what it carried; empty where that is kept no more. */
    public Optional<Delivery> whole(Delivery delivery) {
        if (Outgoing.of(delivery) != null) {
            return Optional.of(delivery);
        }
        Instant at = delivery.timing() == null
                ? delivery.updatedAt()
                : delivery.timing().at();
        return delivery.statementId() == null
                ? find(KafkaTopics.DELIVERIES, delivery.alertId().value(), at, read -> message(read, delivery))
                : find(KafkaTopics.ALERTS, delivery.subscriptionId().value(), at, read -> alert(read, delivery));
    }

    private static @Nullable Delivery alert(ConsumerRecord<byte[], byte[]> read, Delivery delivery) {
        Alert alert = JsonCodec.read(read.value(), Alert.class);
        return alert.id().equals(delivery.alertId())
                ? new Delivery(
                        delivery.alertId(),
                        delivery.subscriptionId(),
                        delivery.statementId(),
                        delivery.channels(),
                        alert,
                        delivery.updatedAt(),
                        delivery.timing(),
                        null,
                        null)
                : null;
    }

    private static @Nullable Delivery message(ConsumerRecord<byte[], byte[]> read, Delivery delivery) {
        Delivery kept = JsonCodec.read(read.value(), Delivery.class);
        return Outgoing.of(kept) == null
                ? null
                : new Delivery(
                        delivery.alertId(),
                        delivery.subscriptionId(),
                        null,
                        delivery.channels(),
                        null,
                        delivery.updatedAt(),
                        delivery.timing(),
                        kept.digest(),
                        kept.notice());
    }

    private Optional<Delivery> find(
            KafkaTopics topic,
            String key,
            Instant at,
            Function<ConsumerRecord<byte[], byte[]>, @Nullable Delivery> how) {
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer(null))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            seek(consumer, partitions, at.minus(BEFORE));
            Delivery found = scan(consumer, partitions, wanted, how, end);
            if (found == null) {
                consumer.seekToBeginning(partitions);
                found = scan(consumer, partitions, wanted, how, end);
            }
            return Optional.ofNullable(found);
        }
    }

    private static void seek(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Instant from) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, from.toEpochMilli())));
        Map<TopicPartition, @Nullable OffsetAndTimestamp> offsets = new HashMap<>(consumer.offsetsForTimes(times));
        consumer.seekToEnd(partitions);
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                consumer.seek(partition, offset.offset());
            }
        });
    }

    private static @Nullable Delivery scan(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            byte[] key,
            Function<ConsumerRecord<byte[], byte[]>, @Nullable Delivery> how,
            long until) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (System.nanoTime() < until && !hasReached(consumer, ends)) {
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                Delivery found = Arrays.equals(read.key(), key) && read.value() != null ? look(read, how) : null;
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable Delivery look(
            ConsumerRecord<byte[], byte[]> read, Function<ConsumerRecord<byte[], byte[]>, @Nullable Delivery> how) {
        try {
            return how.apply(read);
        } catch (UnreadableRecordException e) {
            return null;
        }
    }

    private static boolean hasReached(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
