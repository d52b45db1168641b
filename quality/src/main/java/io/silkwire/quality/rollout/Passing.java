package io.silkwire.quality.rollout;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.quality.match.Written;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Statements sent at a steady rate and seen again enriched: one thread sends, one reads; both note the time. Times of one process, by
 * {@link System#nanoTime}.
 */
final class Passing implements AutoCloseable {
    private final KafkaConnection connection;
    private final Written written;
    private final int perSecond;
    private final Clock clock;
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final Map<String, Long> seenAt = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, Long> firstSeen = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, Long> firstAppended = new ConcurrentSkipListMap<>();
    private final Thread sender;
    private final Thread reader;
    private volatile boolean sending = true;
    private volatile boolean reading = true;

    Passing(KafkaConnection connection, Written written, int perSecond, Clock clock) {
        this.connection = connection;
        this.written = written;
        this.perSecond = perSecond;
        this.clock = clock;
        this.sender = Thread.ofPlatform().name("sender").unstarted(this::send);
        this.reader = Thread.ofPlatform().name("reader").unstarted(this::read);
    }

    Passing start() {
        reader.start();
        sender.start();
        return this;
    }

    /** When each statement was sent, by its id. */
    Map<String, Long> sentAt() {
        return sentAt;
    }

    /** When each was seen enriched and committed, by its id. */
    Map<String, Long> seenAt() {
        return seenAt;
    }

    /** Broker's time, in milliseconds, of the first record of this generation or a later one; null where there is none. */
    @Nullable
    Long firstAppended(long generation) {
        Map.Entry<Long, Long> entry = firstAppended.ceilingEntry(generation);
        return entry == null ? null : entry.getValue();
    }

    /** Waits until a record of this generation, or a later one, was seen; false where that takes longer. */
    boolean awaitGeneration(long generation, Duration patience) {
        return await(() -> firstSeen.ceilingEntry(generation) != null, patience);
    }

    /** Sends no more and waits for what is under way; false where something does not come. */
    boolean finish(Duration patience) throws InterruptedException {
        sending = false;
        sender.join(patience);
        return await(() -> seenAt.keySet().containsAll(sentAt.keySet()), patience);
    }

    private interface Condition {
        boolean holds();
    }

    private static boolean await(Condition condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return true;
    }

    private void send() {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(connection.producer("bench"))) {
            long between = Duration.ofSeconds(1).toNanos() / perSecond;
            long begin = System.nanoTime();
            for (int i = 0; sending; i++) {
                Statement statement = written.statement(i);
                LockSupport.parkNanos(begin + i * between - System.nanoTime());
                String id = statement.id().value();
                sentAt.put(id, System.nanoTime());
                // What goes wrong shows as a statement that never comes out.
                var unused = producer.send(WireRecords.of(
                        KafkaTopics.STATEMENTS,
                        null,
                        id,
                        statement,
                        id + "/1",
                        "/silkwire/quality",
                        clock.instant(),
                        Travel.LIVE));
            }
        }
    }

    private void read() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumer(null))) {
            List<TopicPartition> partitions = consumer.partitionsFor(KafkaTopics.ENRICHED.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (reading) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(20))) {
                    note(each, System.nanoTime());
                }
            }
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> each, long now) {
        seenAt.putIfAbsent(new String(each.key(), StandardCharsets.UTF_8), now);
        long generation = JsonCodec.read(each.value(), EnrichedStatement.class).generation();
        firstSeen.putIfAbsent(generation, now);
        firstAppended.merge(generation, each.timestamp(), Math::min);
    }

    /** Broker's times of all records of the Kafka topic of definitions, by their positions. */
    Map<Long, Long> definitionsAppended() {
        Map<Long, Long> appended = new TreeMap<>();
        TopicPartition only = new TopicPartition(KafkaTopics.TOPICS.name(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumer(null))) {
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
            while (consumer.position(only) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> appended.put(each.offset(), each.timestamp()));
            }
        }
        return appended;
    }

    @Override
    public void close() {
        sending = false;
        reading = false;
        try {
            sender.join(Duration.ofSeconds(10));
            reader.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
