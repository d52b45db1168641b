package io.silkwire.alert.live;

import io.silkwire.alert.history.HistoryReader;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.KafkaConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the ends of the Kafka topics {@code alerts} and {@code deliveries}, all partitions, without a group. Starts far enough
 * before the end to fill the ring; what stands before that is for {@link HistoryReader}. Records that cannot be read are passed over: the delivery makes dead letters of them.
 */
final class AlertTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTail.class);
    private static final Duration POLL = Duration.ofMillis(250);
    /** A delivery is written a few times: when it is begun and after each attempt. */
    private static final int DELIVERIES_PER_ALERT = 4;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final LiveAlerts alerts;
    private final Clock clock;
    private final Map<TopicPartition, Long> starts = new HashMap<>();
    /** When the first alert of each partition was written that was read. */
    private final Map<Integer, Instant> firstRead = new HashMap<>();

    private final Thread thread;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    AlertTail(KafkaConnection kafka, LiveAlerts alerts, Clock clock) {
        this.consumer = new KafkaConsumer<>(kafka.consumer(null));
        this.alerts = alerts;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("alert-tail").unstarted(this::follow);
    }

    void start() {
        thread.start();
    }

    void awaitCaughtUp(Duration patience) {
        try {
            if (!caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(
                        "the latest alerts could not be read within " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the latest alerts were read", e);
        }
        RuntimeException failed = failure;
        if (failed != null) {
            throw new IllegalStateException("the latest alerts cannot be read", failed);
        }
    }

    /** Where it began; only once it has caught up. */
    List<HistoryReader.Part> parts() {
        return starts.keySet().stream()
                .filter(AlertTail::isOfAlerts)
                .map(TopicPartition::partition)
                .map(partition -> new HistoryReader.Part(
                        partition,
                        start(KafkaTopics.ALERTS, partition),
                        start(KafkaTopics.DELIVERIES, partition),
                        firstRead.getOrDefault(partition, clock.instant())))
                .toList();
    }

    private long start(KafkaTopics topic, int partition) {
        return starts.getOrDefault(new TopicPartition(topic.name(), partition), 0L);
    }

    boolean isFollowing() {
        return !closed && failure == null && thread.isAlive();
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try (consumer) {
            Map<TopicPartition, Long> ends = assign();
            while (!closed) {
                poll().forEach(this::apply);
                if (caughtUp.getCount() > 0 && hasReached(ends)) {
                    alerts.onCaughtUp();
                    caughtUp.countDown();
                }
            }
        } catch (WakeupException e) {
            LOG.atDebug().log("Alert tail closed");
        } catch (RuntimeException e) {
            failure = e;
            LOG.atError().setCause(e).log("Alert tail stopped");
        } finally {
            caughtUp.countDown();
        }
    }

    private Map<TopicPartition, Long> assign() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (KafkaTopics topic : List.of(KafkaTopics.ALERTS, KafkaTopics.DELIVERIES)) {
            consumer.partitionsFor(topic.name())
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        ends.forEach((partition, end) -> {
            long start = Math.max(begins.getOrDefault(partition, 0L), end - reach(partition));
            consumer.seek(partition, start);
            starts.put(partition, start);
            if (isOfAlerts(partition)) {
                alerts.startsAt(partition.partition(), start);
            }
        });
        return ends;
    }

    private static long reach(TopicPartition partition) {
        // Transaction markers take offsets too: as many again.
        return 2L * LiveAlerts.CAPACITY * (isOfAlerts(partition) ? 1 : DELIVERIES_PER_ALERT);
    }

    private static boolean isOfAlerts(TopicPartition partition) {
        return partition.topic().equals(KafkaTopics.ALERTS.name());
    }

    private Iterable<ConsumerRecord<byte[], byte[]>> poll() {
        try {
            return consumer.poll(POLL);
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("Reading alerts failed, trying again");
            return List.of();
        }
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void apply(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (kafkaRecord.value() == null) {
            return;
        }
        try {
            if (kafkaRecord.topic().equals(KafkaTopics.ALERTS.name())) {
                applyAlert(kafkaRecord, kafkaRecord.value());
            } else {
                alerts.onDelivery(
                        JsonCodec.read(kafkaRecord.value(), Delivery.class),
                        kafkaRecord.value().length,
                        kafkaRecord.offset());
            }
        } catch (UnreadableRecordException e) {
            LOG.atDebug()
                    .addKeyValue("kafkaTopic", kafkaRecord.topic())
                    .addKeyValue("partition", kafkaRecord.partition())
                    .addKeyValue("offset", kafkaRecord.offset())
                    .setCause(e)
                    .log("Record passed over");
        }
    }

    private void applyAlert(ConsumerRecord<byte[], byte[]> kafkaRecord, byte[] value) {
        if (caughtUp.getCount() > 0) {
            firstRead.putIfAbsent(kafkaRecord.partition(), Instant.ofEpochMilli(kafkaRecord.timestamp()));
        }
        alerts.onAlert(JsonCodec.read(value, Alert.class), value.length, kafkaRecord.partition(), kafkaRecord.offset());
    }
}
