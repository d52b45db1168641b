package io.silkwire.wire;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.UnreadableRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A compacted Kafka topic that a service keeps in memory and also changes: a change is written, and is done when this instance has
 * read it back and told its listener. So whoever asks this instance next sees it, and every other instance a moment later.
 * Thread-safe once started; the listener is called by one thread of the table.
 */
public final class ReadBackTable<V> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConnection kafka;
    private final KafkaTopics topic;
    private final Class<V> type;
    private final String ceSource;
    private final Told told;
    private @Nullable TopicTable<V> reader;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /**
     * A table of this Kafka topic; nothing is read before {@link #start}.
     *
     * @param ceSource the part of the service that makes the changes, such as {@code /silkwire/alert/account}
     */
    public ReadBackTable(
            KafkaConnection kafka, KafkaTopics topic, Class<V> type, String ceSource, TopicTable.Listener<V> listener) {
        this.kafka = kafka;
        this.topic = topic;
        this.type = type;
        this.ceSource = ceSource;
        this.told = new Told(listener);
    }

    /**
     * Reads all there is and starts to follow.
     *
     * @throws IllegalStateException where the Kafka topic cannot be read to its end within the time
     */
    public void start(Duration patience) {
        producer = new KafkaProducer<>(kafka.producer(topic.name().replace('.', '-')));
        reader = new TopicTable<>(kafka, topic, type, told);
        reader.start();
        reader.awaitCaughtUp(patience);
    }

    /** Whether it was started and still follows the Kafka topic. */
    public boolean isFollowing() {
        TopicTable<V> following = reader;
        return following != null && following.isFollowing();
    }

    /**
     * Writes a value and waits until it has been read back.
     *
     * @param version counts the changes of this key: key and version are the id of the event
     * @throws IllegalStateException where it could not be written, or was not read back, within 30 seconds
     */
    public void write(String key, V value, int version, Instant at) {
        try {
            RecordMetadata written = producer()
                    .send(WireRecords.of(topic, null, key, value, key + "/" + version, ceSource, at, Travel.LIVE))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!told.await(() -> told.reaches(written.partition(), written.offset()), PATIENCE)) {
                throw new IllegalStateException("'" + key + "' was written to Kafka topic " + topic.name()
                        + " at offset " + written.offset() + ", but not read back within " + PATIENCE.toSeconds()
                        + " s");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("'" + key + "' could not be written to Kafka topic " + topic.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while '" + key + "' was written to Kafka topic " + topic.name(), e);
        }
    }

    /**
     * Waits until something is there that the Kafka topic will bring; looks whenever the listener was told.
     *
     * @return whether it came within the time
     */
    public boolean await(BooleanSupplier there, Duration patience) throws InterruptedException {
        return told.await(there, patience);
    }

    @Override
    public void close() {
        TopicTable<V> following = reader;
        if (following != null) {
            following.close();
        }
        KafkaProducer<byte[], byte[]> writing = producer;
        if (writing != null) {
            writing.close(Duration.ofSeconds(5));
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> writing = producer;
        if (writing == null) {
            throw new IllegalStateException("Kafka topic " + topic.name() + " can be changed only after the start");
        }
        return writing;
    }

    /** Tells the listener, then those who wait. */
    private final class Told implements TopicTable.Listener<V> {
        private final TopicTable.Listener<V> listener;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition more = lock.newCondition();
        /** Of the table's thread: read, but not told as a whole yet. */
        private final Map<Integer, Long> read = new HashMap<>();

        private final Map<Integer, Long> visible = new HashMap<>();

        Told(TopicTable.Listener<V> listener) {
            this.listener = listener;
        }

        @Override
        public void onChange(String key, @Nullable V value, int partition, long offset) {
            listener.onChange(key, value, partition, offset);
            read.put(partition, offset);
        }

        @Override
        public void onUnreadable(ConsumerRecord<byte[], byte[]> unreadable, UnreadableRecordException why) {
            listener.onUnreadable(unreadable, why);
            read.put(unreadable.partition(), unreadable.offset());
        }

        @Override
        public void onCaughtUp() {
            listener.onCaughtUp();
            lock.lock();
            try {
                visible.putAll(read);
                more.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** Only under the lock. */
        boolean reaches(int partition, long offset) {
            return visible.getOrDefault(partition, -1L) >= offset;
        }

        boolean await(BooleanSupplier there, Duration patience) throws InterruptedException {
            long left = patience.toNanos();
            lock.lockInterruptibly();
            try {
                while (!there.getAsBoolean()) {
                    if (left <= 0) {
                        return false;
                    }
                    left = more.awaitNanos(left);
                }
                return true;
            } finally {
                lock.unlock();
            }
        }
    }
}
