package io.silkwire.alert.history;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.KafkaConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the Kafka topics {@code alerts} and {@code deliveries} into the history, from where those who follow their ends began back to
 * the first record that Kafka still has, newest first: block by block, deliveries before the alerts they belong to, so that no alert
 * is shown as if nobody had begun to send it. It rests for as long as it reads, so that it never takes more than half of a
 * processor, and nobody waits for it. One thread.
 */
public final class HistoryReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryReader.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final int BLOCK = 2_000;
    /** How far the clocks of who matched and of who sent may be apart. */
    private static final Duration DISORDER = Duration.ofMinutes(1);

    private final KafkaConnection kafka;
    private final AlertHistory history;
    private final Collection<Part> parts;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /**
     * One partition, of both Kafka topics, and how far back it was read.
     *
     * @param alertsFrom offset of the first alert that was read
     * @param deliveriesFrom offset of the first delivery that was read
     * @param since when that first alert was written
     */
    public record Part(int partition, long alertsFrom, long deliveriesFrom, Instant since) {}

    /** Reads what stands before these. */
    public HistoryReader(KafkaConnection kafka, AlertHistory history, Collection<Part> parts) {
        this.kafka = kafka;
        this.history = history;
        this.parts = new ArrayList<>(parts);
        this.thread = Thread.ofPlatform().daemon().name("alert-history").unstarted(this::read);
    }

    /** Begins; the history says how far it is. */
    public void start() {
        tell(open());
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        KafkaConsumer<byte[], byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (KafkaConsumer<byte[], byte[]> opened = new KafkaConsumer<>(kafka.consumer(null))) {
            consumer = opened;
            long records = new Backwards(opened).all();
            if (closed.getCount() > 0) {
                history.readBackTo(null);
                LOG.atInfo().addKeyValue("records", records).log("Alerts of former times were read");
            }
        } catch (WakeupException e) {
            LOG.atDebug().log("Reading of former alerts closed");
        } catch (RuntimeException e) {
            // The lists say how far they reach; whoever restarts the service has it read again.
            LOG.atWarn().setCause(e).log("Alerts of former times could not be read to their beginning");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Part> open() {
        return parts.stream()
                .filter(part -> part.alertsFrom() > 0 || part.deliveriesFrom() > 0)
                .toList();
    }

    private void tell(List<Part> open) {
        history.readBackTo(
                open.stream().map(Part::since).max(Comparator.naturalOrder()).orElse(null));
    }

    /** The way back through all parts, of which the one that reaches back least comes next. */
    private final class Backwards {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final Map<TopicPartition, Long> begins;
        private final List<Part> left;
        private long records;

        Backwards(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
            this.begins = consumer.beginningOffsets(parts.stream()
                    .flatMap(part -> List.of(alertsOf(part), deliveriesOf(part)).stream())
                    .toList());
            this.left = new ArrayList<>(open());
        }

        long all() throws InterruptedException {
            List<Part> ended = new ArrayList<>(parts);
            ended.removeAll(left);
            while (!left.isEmpty() && closed.getCount() > 0) {
                long began = System.nanoTime();
                try {
                    goOn(ended);
                    rest(System.nanoTime() - began);
                } catch (WakeupException e) {
                    throw e;
                } catch (KafkaException e) {
                    LOG.atWarn().setCause(e).log("Reading former alerts failed, trying again");
                    rest(AGAIN.toNanos());
                }
            }
            for (Part part : ended) {
                // Digests and notices that are older than all alerts.
                backTo(part, begin(deliveriesOf(part)));
            }
            return records;
        }

        private void goOn(List<Part> ended) {
            Part next = left.stream().max(Comparator.comparing(Part::since)).orElseThrow();
            Part after = block(next);
            left.remove(next);
            (after.alertsFrom() > begin(alertsOf(after)) ? left : ended).add(after);
            if (!left.isEmpty()) {
                tell(left);
            }
        }

        private Part block(Part part) {
            long from = Math.max(begin(alertsOf(part)), part.alertsFrom() - BLOCK);
            Instant since = firstBetween(alertsOf(part), from, part.alertsFrom(), part.since());
            Part sent = backTo(part, deliveriesSince(part, since.minus(DISORDER)));
            read(alertsOf(part), from, part.alertsFrom(), this::takeAlert);
            return new Part(part.partition(), from, sent.deliveriesFrom(), since);
        }

        /** Reads the deliveries of a part back to this offset, in blocks of their own. */
        private Part backTo(Part part, long target) {
            long from = part.deliveriesFrom();
            while (from > target && closed.getCount() > 0) {
                long lower = Math.max(target, from - BLOCK);
                read(deliveriesOf(part), lower, from, this::takeDelivery);
                from = lower;
            }
            return new Part(part.partition(), part.alertsFrom(), from, part.since());
        }

        private long deliveriesSince(Part part, Instant since) {
            TopicPartition deliveries = deliveriesOf(part);
            OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(deliveries, since.toEpochMilli()))
                    .get(deliveries);
            return found == null
                    ? part.deliveriesFrom()
                    : Math.max(begin(deliveries), Math.min(part.deliveriesFrom(), found.offset()));
        }

        /** When the first of these records was written; where there is none, as before. */
        private Instant firstBetween(TopicPartition partition, long from, long to, Instant otherwise) {
            seek(partition, from);
            while (consumer.position(partition) < to && closed.getCount() > 0) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                    return found.offset() < to ? Instant.ofEpochMilli(found.timestamp()) : otherwise;
                }
            }
            return otherwise;
        }

        private void read(
                TopicPartition partition, long from, long to, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
            seek(partition, from);
            while (consumer.position(partition) < to && closed.getCount() > 0) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                    if (found.offset() < to && found.value() != null) {
                        take(found, taker);
                    }
                }
            }
        }

        private void seek(TopicPartition partition, long offset) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
        }

        private long begin(TopicPartition partition) {
            return Objects.requireNonNullElse(begins.get(partition), 0L);
        }

        private void take(ConsumerRecord<byte[], byte[]> found, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
            try {
                records++;
                taker.accept(found);
            } catch (UnreadableRecordException e) {
                LOG.atDebug()
                        .addKeyValue("kafkaTopic", found.topic())
                        .addKeyValue("partition", found.partition())
                        .addKeyValue("offset", found.offset())
                        .setCause(e)
                        .log("Record passed over");
            }
        }

        private void takeAlert(ConsumerRecord<byte[], byte[]> found) {
            history.add(JsonCodec.read(found.value(), Alert.class), found.value().length);
        }

        private void takeDelivery(ConsumerRecord<byte[], byte[]> found) {
            history.add(JsonCodec.read(found.value(), Delivery.class), found.value().length, found.offset());
        }

        private void rest(long nanos) throws InterruptedException {
            if (closed.await(nanos, TimeUnit.NANOSECONDS)) {
                LOG.atDebug().log("Reading of former alerts closed");
            }
        }
    }

    private static TopicPartition alertsOf(Part part) {
        return new TopicPartition(KafkaTopics.ALERTS.name(), part.partition());
    }

    private static TopicPartition deliveriesOf(Part part) {
        return new TopicPartition(KafkaTopics.DELIVERIES.name(), part.partition());
    }
}
