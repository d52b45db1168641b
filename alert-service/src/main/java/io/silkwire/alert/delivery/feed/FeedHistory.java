package io.silkwire.alert.delivery.feed;

import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.KafkaConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts of a subscription that were told, oldest first, as Kafka has them. The first question for a subscription reads its
 * partition, later ones what came since. At most {@value #MAX_ENTRIES} entries of a feed are kept, and {@value #MAX_FEEDS} feeds.
 */
@Singleton
public final class FeedHistory {
    private static final int MAX_ENTRIES = 20_000;
    private static final int MAX_FEEDS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(FeedHistory.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConnection kafka;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SubscriptionId, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SubscriptionId, Kept> eldest) {
            return size() > MAX_FEEDS;
        }
    };

    /** What was read of a subscription so far. */
    private static final class Kept {
        private final List<FeedEntry> entries = new ArrayList<>();
        private final Set<AlertId> known = new HashSet<>();
        private long next;
    }

    /** With the configured connection. */
    @Inject
    public FeedHistory(AlertKafka kafka) {
        this(kafka.connection());
    }

    FeedHistory(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** All there is, oldest first. */
    List<FeedEntry> of(SubscriptionId id) {
        lock.lock();
        try {
            Kept one = kept.computeIfAbsent(id, absent -> new Kept());
            readOn(id, one);
            return List.copyOf(one.entries);
        } finally {
            lock.unlock();
        }
    }

    /** Whether this alert is in the feed. */
    public boolean has(SubscriptionId id, AlertId alertId) {
        return of(id).stream().anyMatch(entry -> entry.id().equals(alertId.value()));
    }

    private void readOn(SubscriptionId id, Kept one) {
        byte[] key = id.value().getBytes(StandardCharsets.UTF_8);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer(null))) {
            int partitions = consumer.partitionsFor(KafkaTopics.ALERTS.name()).size();
            // As the producer places a record by its key.
            TopicPartition partition =
                    new TopicPartition(KafkaTopics.ALERTS.name(), Utils.toPositive(Utils.murmur2(key)) % partitions);
            consumer.assign(List.of(partition));
            long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            consumer.seek(partition, Math.max(begin, one.next));
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> kafkaRecord : consumer.poll(POLL)) {
                    take(kafkaRecord, key, one);
                }
            }
            one.next = consumer.position(partition);
        }
    }

    private static void take(ConsumerRecord<byte[], byte[]> kafkaRecord, byte[] key, Kept one) {
        if (kafkaRecord.value() == null || !Arrays.equals(kafkaRecord.key(), key)) {
            return;
        }
        try {
            Alert alert = JsonCodec.read(kafkaRecord.value(), Alert.class);
            if (alert.deliver() && one.known.add(alert.id())) {
                one.entries.add(FeedEntry.of(alert));
                if (one.entries.size() > MAX_ENTRIES) {
                    one.known.remove(new AlertId(one.entries.removeFirst().id()));
                }
            }
        } catch (UnreadableRecordException e) {
            LOG.atDebug()
                    .addKeyValue("partition", kafkaRecord.partition())
                    .addKeyValue("offset", kafkaRecord.offset())
                    .setCause(e)
                    .log("Record passed over");
        }
    }
}
