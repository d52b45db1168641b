package io.silkwire.alert.delivery;

import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.KafkaConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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
 * Which story each statement of the last days stands in, as the Kafka topic {@code stories} says. Bounded: the longest window of a
 * story, and at most {@value #MAX_STATEMENTS} statements. One thread reads; {@link #find} may be asked from any.
 */
final class Stories implements AutoCloseable {
    private static final int MAX_STATEMENTS = 500_000;
    private static final Logger LOG = LoggerFactory.getLogger(Stories.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Clock clock;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<StatementId, StoryId> stories = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StatementId, StoryId> eldest) {
            return size() > MAX_STATEMENTS;
        }
    };
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean closed;

    /** What is known of a statement's story. */
    sealed interface Look {
        /** It stands in this one. */
        record Known(StoryId story) implements Look {}

        /** Nothing has been said. */
        record NotYet() implements Look {}
    }

    Stories(KafkaConnection kafka, Clock clock) {
        this.consumer = new KafkaConsumer<>(kafka.consumer(null));
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("delivery-stories").unstarted(this::follow);
    }

    void start() {
        thread.start();
    }

    Look find(StatementId statementId) {
        lock.lock();
        try {
            StoryId story = stories.get(statementId);
            return story == null ? new Look.NotYet() : new Look.Known(story);
        } finally {
            lock.unlock();
        }
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
            assign();
            while (!closed) {
                poll().forEach(this::apply);
            }
        } catch (WakeupException e) {
            LOG.atDebug().log("Stories closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assign() throws InterruptedException {
        List<TopicPartition> partitions = partitions();
        while (partitions.isEmpty() && !closed) {
            // The enricher may not have made the Kafka topic yet: until it does every statement is its own story.
            if (closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new WakeupException();
            }
            partitions = partitions();
        }
        consumer.assign(partitions);
        Instant from = clock.instant().minus(Sending.MAX_STORY_WINDOW);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, from.toEpochMilli())));
        Map<TopicPartition, @Nullable OffsetAndTimestamp> found = new HashMap<>(consumer.offsetsForTimes(times));
        consumer.seekToEnd(partitions);
        found.forEach((partition, at) -> {
            if (at != null) {
                consumer.seek(partition, at.offset());
            }
        });
    }

    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(KafkaTopics.STORIES.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private Iterable<ConsumerRecord<byte[], byte[]>> poll() {
        try {
            return consumer.poll(POLL);
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("Reading stories failed, trying again");
            return List.of();
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (kafkaRecord.value() == null) {
            return;
        }
        try {
            StoryMembership membership = JsonCodec.read(kafkaRecord.value(), StoryMembership.class);
            lock.lock();
            try {
                // Anew at the end: what was said last is forgotten last.
                stories.remove(membership.statementId());
                stories.put(membership.statementId(), membership.storyId());
            } finally {
                lock.unlock();
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
}
