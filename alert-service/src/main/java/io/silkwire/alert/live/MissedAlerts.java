package io.silkwire.alert.live;

import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.KafkaConnection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/** Reads from Kafka what somebody missed for longer than the ring reaches back: from one position to another, then it ends. */
final class MissedAlerts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MissedAlerts.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final StreamPosition to;
    private final Predicate<Alert> wanted;
    private final Queue<LiveEvent> read = new ArrayDeque<>();
    private final List<TopicPartition> partitions;
    /** A consumer is used by one thread at a time, and whoever leaves does so on a thread of its own. */
    private final ReentrantLock using = new ReentrantLock();

    private volatile boolean over;
    private StreamPosition reached;

    private MissedAlerts(KafkaConnection kafka, StreamPosition from, StreamPosition to, Predicate<Alert> wanted) {
        this.consumer = new KafkaConsumer<>(kafka.consumer(null));
        this.to = to;
        this.wanted = wanted;
        this.reached = from;
        this.partitions = to.next().keySet().stream()
                .filter(partition -> from.of(partition) < to.of(partition))
                .map(partition -> new TopicPartition(KafkaTopics.ALERTS.name(), partition))
                .toList();
    }

    private MissedAlerts begun(StreamPosition from) {
        try {
            consumer.assign(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            partitions.forEach(partition -> consumer.seek(
                    partition, Math.max(begins.getOrDefault(partition, 0L), from.of(partition.partition()))));
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** What notifies between the two and is wanted, in the order of each partition; where much is not, pings say so. */
    static Flux<LiveEvent> between(
            KafkaConnection kafka, StreamPosition from, StreamPosition to, Predicate<Alert> wanted) {
        return Flux.using(
                        () -> new MissedAlerts(kafka, from, to, wanted).begun(from),
                        missed -> Flux.generate(missed::next),
                        MissedAlerts::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public void close() {
        over = true;
        consumer.wakeup();
        // Who leaves may be interrupted for it, which would cut the closing off.
        boolean interrupted = Thread.interrupted();
        using.lock();
        try {
            consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
        } finally {
            using.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void next(SynchronousSink<LiveEvent> sink) {
        using.lock();
        try {
            if (over) {
                sink.complete();
            } else {
                tell(sink);
            }
        } catch (WakeupException | InterruptException e) {
            // Nobody listens any more.
            sink.complete();
        } finally {
            using.unlock();
        }
    }

    private void tell(SynchronousSink<LiveEvent> sink) {
        while (read.isEmpty()) {
            if (isAtEnd()) {
                sink.complete();
                return;
            }
            consumer.poll(POLL).forEach(this::take);
            if (read.isEmpty()) {
                read.add(new LiveEvent.Ping(reached.pingId()));
            }
        }
        sink.next(read.remove());
    }

    private boolean isAtEnd() {
        return partitions.stream().allMatch(partition -> consumer.position(partition) >= to.of(partition.partition()));
    }

    private void take(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (kafkaRecord.value() == null || kafkaRecord.offset() >= to.of(kafkaRecord.partition())) {
            return;
        }
        reached = reached.after(kafkaRecord.partition(), kafkaRecord.offset());
        try {
            Alert alert = JsonCodec.read(kafkaRecord.value(), Alert.class);
            if (alert.deliver() && !alert.subscriptionId().equals(Subscriptions.CANARY) && wanted.test(alert)) {
                read.add(new LiveEvent.Told(alert, reached.eventId(alert.id())));
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
