package io.silkwire.alert.canary;

import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what became of canaries' alerts, whichever instance delivers them: the partition of {@code deliveries} in which their records
 * stand, from now on. Not thread-safe.
 */
final class CanaryDeliveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CanaryDeliveries.class);

    private final KafkaConsumer<byte[], byte[]> consumer;

    CanaryDeliveries(KafkaConnection kafka) {
        consumer = new KafkaConsumer<>(kafka.consumer(null));
        // A delivery stands where its alert does, and an alert where its subscription's id leads.
        byte[] key = Subscriptions.CANARY.value().getBytes(StandardCharsets.UTF_8);
        int partitions = consumer.partitionsFor(KafkaTopics.DELIVERIES.name()).size();
        TopicPartition partition = new TopicPartition(
                KafkaTopics.DELIVERIES.name(), Utils.toPositive(Utils.murmur2(key)) % Math.max(1, partitions));
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        // Takes its place now, and not at the first poll, when the first canary may be there already.
        consumer.position(partition);
    }

    /** Waits this long; those of the expected ones that a webhook took meanwhile. */
    List<AlertId> delivered(Set<AlertId> expected, Duration patience) {
        List<AlertId> delivered = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> read : consumer.poll(patience)) {
            if (read.key() != null && read.value() != null && isExpected(read.key(), expected)) {
                take(read, delivered);
            }
        }
        return delivered;
    }

    private static boolean isExpected(byte[] key, Set<AlertId> expected) {
        String id = new String(key, StandardCharsets.UTF_8);
        return expected.stream().anyMatch(one -> one.value().equals(id));
    }

    private static void take(ConsumerRecord<byte[], byte[]> read, List<AlertId> delivered) {
        try {
            Delivery delivery = JsonCodec.read(read.value(), Delivery.class);
            if (delivery.state() == Delivery.State.DELIVERED) {
                delivered.add(delivery.alertId());
            }
        } catch (UnreadableRecordException e) {
            LOG.atDebug().addKeyValue("offset", read.offset()).setCause(e).log("Record passed over");
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
