package io.silkwire.wire;

import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a compacted Kafka topic from its beginning and then follows it, handing each change to a listener: how a service keeps
 * the topics, the subscriptions or the state of a crawl in memory. It belongs to no group, so every instance sees every record.
 *
 * <p>The listener is called by one thread of the table only. A record that cannot be read is told to the listener and passed
 * over. A broker that goes away is waited for.
 */
public final class TopicTable<V> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTable.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration METADATA_RETRY = Duration.ofMillis(100);

    /** A Kafka topic that is written to without a break never ends: its listener is told all the same. */
    private static final int MOST_POLLS_UNTOLD = 200;

    /** Who is told of changes; called by the table's thread. */
    public interface Listener<V> {
        /**
         * A key has a new value.
         *
         * @param value the value, or null where the key was removed
         */
        void onChange(String key, @Nullable V value, int partition, long offset);

        /** All that stood in the Kafka topic at start has been told, or a later batch of changes has. */
        default void onCaughtUp() {}

        /** A record whose bytes are not the expected contract. */
        default void onUnreadable(ConsumerRecord<byte[], byte[]> unreadable, UnreadableRecordException why) {
            LOG.atWarn()
                    .addKeyValue("kafkaTopic", unreadable.topic())
                    .addKeyValue("partition", unreadable.partition())
                    .addKeyValue("offset", unreadable.offset())
                    .setCause(why)
                    .log("Record cannot be read and is passed over");
        }
    }

    /** How a record is read: several contracts may share a Kafka topic, told apart by their keys. */
    @FunctionalInterface
    public interface Reading<V> {
        /**
         * The value in these bytes.
         *
         * @throws UnreadableRecordException where they are not what the key promises
         */
        V read(String key, byte[] value);
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaConnection connection;
    private final KafkaTopics topic;
    private final Reading<V> reading;
    private final Listener<V> listener;
    private final Thread thread;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile boolean reachedEnd;
    private volatile @Nullable RuntimeException failure;

    /** A table of this Kafka topic; nothing is read before {@link #start}. */
    public TopicTable(KafkaConnection connection, KafkaTopics topic, Class<V> type, Listener<V> listener) {
        this(connection, topic, (key, value) -> JsonCodec.read(value, type), listener);
    }

    /** A table of this Kafka topic whose records are read in this way; nothing is read before {@link #start}. */
    public TopicTable(KafkaConnection connection, KafkaTopics topic, Reading<V> reading, Listener<V> listener) {
        this.consumer = new KafkaConsumer<>(connection.consumer(null));
        this.connection = connection;
        this.topic = topic;
        this.reading = reading;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("table-" + topic.name()).unstarted(this::follow);
    }

    /** Starts to read. */
    public void start() {
        thread.start();
    }

    /**
     * Waits until all that stood in the Kafka topic at start has been told to the listener.
     *
     * @throws IllegalStateException where that takes longer, or reading failed for good
     */
    public void awaitCaughtUp(Duration patience) {
        try {
            if (!caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Kafka topic " + topic.name() + " could not be read to its end within "
                        + patience.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading Kafka topic " + topic.name(), e);
        }
        RuntimeException failed = failure;
        if (failed != null) {
            throw new IllegalStateException("Kafka topic " + topic.name() + " cannot be read", failed);
        }
        // Closed meanwhile, or its thread died of an error: what was told so far must not pass for all there is.
        if (!reachedEnd) {
            throw new IllegalStateException("Kafka topic " + topic.name() + " was not read to its end");
        }
    }

    /** Whether the table still follows its Kafka topic. */
    public boolean isFollowing() {
        return !closed && failure == null && thread.isAlive();
    }

    @Override
    public void close() {
        closed = true;
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try (consumer) {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = logEnds(partitions);
            int untold = 0;
            while (!closed) {
                boolean changed = apply(poll());
                untold += changed || untold > 0 ? 1 : 0;
                boolean told = caughtUp.getCount() == 0;
                if (told ? untold > 0 && (untold > MOST_POLLS_UNTOLD || isAtEnd(partitions)) : hasReached(ends)) {
                    untold = 0;
                    listener.onCaughtUp();
                    reachedEnd = true;
                    caughtUp.countDown();
                }
            }
        } catch (WakeupException e) {
            LOG.atDebug().addKeyValue("kafkaTopic", topic.name()).log("Table closed");
        } catch (RuntimeException e) {
            failure = e;
            LOG.atError().addKeyValue("kafkaTopic", topic.name()).setCause(e).log("Table stopped");
        } finally {
            caughtUp.countDown();
        }
    }

    /**
     * Where the log ends, open transactions included. Seen through committed reads it would end before the first open
     * transaction, and what others committed behind that would be missed.
     */
    private Map<TopicPartition, Long> logEnds(List<TopicPartition> partitions) {
        Map<String, Object> settings = connection.consumer(null);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        try (KafkaConsumer<byte[], byte[]> uncommitted = new KafkaConsumer<>(settings)) {
            return new HashMap<>(uncommitted.endOffsets(partitions));
        }
    }

    /** A Kafka topic made a moment ago is not known to the broker that is asked yet: none are found, without an error. */
    private List<TopicPartition> partitions() {
        while (true) {
            List<TopicPartition> found = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
            awaitMetadata();
        }
    }

    private void awaitMetadata() {
        try {
            if (closing.await(METADATA_RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new WakeupException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WakeupException();
        }
    }

    /** A broker that is away makes the client retry by itself; what comes out as an exception here is worth one more try. */
    private ConsumerRecords<byte[], byte[]> poll() {
        try {
            return consumer.poll(POLL);
        } catch (WakeupException | AuthorizationException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.atWarn().addKeyValue("kafkaTopic", topic.name()).setCause(e).log("Reading failed, trying again");
            return ConsumerRecords.empty();
        }
    }

    /** Where what was written together may still be under way, half of it must not be told as all of it. */
    private boolean isAtEnd(List<TopicPartition> partitions) {
        return partitions.stream().allMatch(each -> consumer.currentLag(each).orElse(0) == 0);
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private boolean apply(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> changed : records) {
            if (changed.key() != null) {
                apply(changed);
            }
        }
        return !records.isEmpty();
    }

    private void apply(ConsumerRecord<byte[], byte[]> changed) {
        String key = new String(changed.key(), StandardCharsets.UTF_8);
        try {
            V value = changed.value() == null ? null : reading.read(key, changed.value());
            listener.onChange(key, value, changed.partition(), changed.offset());
        } catch (UnreadableRecordException e) {
            listener.onUnreadable(changed, e);
        }
    }
}
