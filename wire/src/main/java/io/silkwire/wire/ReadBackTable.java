package io.silkwire.wire;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.UnreadableRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * A compacted Kafka topic that a service keeps in memory and also changes: a change is written, and is done when this instance has
 * read it back and told its listener. So whoever asks this instance next sees it, and every other instance a moment later.
 * Thread-safe once started; the listener is called by one thread of the table.
 */
public final class ReadBackTable<V> implements AutoCloseable {
    /** For a change to be written and read back. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConnection kafka;
    private final KafkaTopics topic;
    private final Class<V> type;
    private final String ceSource;
    private final Told told;
    private final Duration patience;
    /** Changes that were written and, when somebody stopped waiting, not read back. */
    private final Map<String, RecordMetadata> unread = new ConcurrentHashMap<>();

    private @Nullable TopicTable<V> reader;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /**
     * A table of this Kafka topic; nothing is read before {@link #start}.
     *
     * @param ceSource the part of the service that makes the changes, such as {@code /silkwire/alert/account}
     * @param patience for a change to be written and read back, such as {@link #PATIENCE}
     */
    public ReadBackTable(
            KafkaConnection kafka,
            KafkaTopics topic,
            Class<V> type,
            String ceSource,
            TopicTable.Listener<V> listener,
            Duration patience) {
        this.patience = patience;
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
     * Writes a value and waits until it has been read back. A key whose change before was not read back is not changed: it would be
     * changed from what it was.
     *
     * @param version counts the changes of this key: key and version are the id of the event
     * @throws UnconfirmedWriteException where it is not known in time whether it was written, or it was not read back
     * @throws IllegalStateException where it was not written
     */
    public void write(String key, V value, int version, Instant at) {
        try {
            requireRead(key);
            RecordMetadata written = producer()
                    .send(WireRecords.of(topic, null, key, value, key + "/" + version, ceSource, at, Travel.LIVE))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            unread.put(key, written);
            if (!awaitRead(written)) {
                throw unconfirmed(key, "was written at offset " + written.offset() + ", but not read back in time");
            }
            unread.remove(key);
        } catch (ExecutionException | TimeoutException e) {
            throw mayBeWritten(e)
                    ? new UnconfirmedWriteException("'" + key + "' may or may not be on " + topic.name(), e)
                    : new IllegalStateException("'" + key + "' could not be written to " + topic.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnconfirmedWriteException("interrupted while '" + key + "' was written to " + topic.name(), e);
        }
    }

    private void requireRead(String key) throws InterruptedException {
        RecordMetadata before = unread.get(key);
        if (before != null && !awaitRead(before)) {
            throw unconfirmed(key, "is not changed: its change before is not read back yet");
        }
    }

    private boolean awaitRead(RecordMetadata written) throws InterruptedException {
        return told.await(() -> told.reaches(written.partition(), written.offset()), patience);
    }

    /** The producer tries again by itself; what it gave up after that may have arrived without an answer. */
    private static boolean mayBeWritten(Exception e) {
        return e instanceof TimeoutException || e.getCause() instanceof RetriableException;
    }

    private UnconfirmedWriteException unconfirmed(String key, String what) {
        return new UnconfirmedWriteException("'" + key + "' of Kafka topic " + topic.name() + " " + what);
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
