package io.silkwire.alert.revision;

import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.UnreadableRecordException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the revisions of one statement from the log of record. All of them have one key and therefore one partition, so that one
 * is read through and only the records of the key are looked into. What was published again (same revision) counts once. An
 * answer takes at most the patience it is made with, and says whether the log was read to its end. Thread-safe.
 */
@Singleton
public final class RevisionLog {
    private static final Logger LOG = LoggerFactory.getLogger(RevisionLog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(250);
    /** Each reader holds some MiB and a connection. */
    private static final int READERS = 4;
    /** No page was ever revised as often; beyond that the latest are kept. */
    private static final int MAX_REVISIONS = 200;

    private final AlertKafka kafka;
    private final Duration patience;
    private final Semaphore readers = new Semaphore(READERS);

    @Inject
    RevisionLog(AlertKafka kafka) {
        this(kafka, PATIENCE);
    }

    RevisionLog(AlertKafka kafka, Duration patience) {
        this.kafka = kafka;
        this.patience = patience;
    }

    /** The revisions of a statement. */
    public RevisionOutcome of(StatementId id) {
        if (!readers.tryAcquire()) {
            return new RevisionOutcome.Unavailable(
                    "the log of statements is being read for others", "try again in a few seconds");
        }
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(kafka.connection().consumer(null))) {
            return read(consumer, id);
        } catch (KafkaException e) {
            LOG.atWarn()
                    .addKeyValue("kafkaTopic", KafkaTopics.STATEMENTS.name())
                    .setCause(e)
                    .log("The log of statements cannot be read");
            return new RevisionOutcome.Unavailable(
                    "Kafka does not answer",
                    "try again in a moment; whoever runs this finds its address under kafka.bootstrap.servers");
        } finally {
            readers.release();
        }
    }

    private RevisionOutcome read(KafkaConsumer<byte[], byte[]> consumer, StatementId id) {
        long deadline = System.nanoTime() + patience.toNanos();
        byte[] key = id.value().getBytes(StandardCharsets.UTF_8);
        TopicPartition partition = partition(consumer, key);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition), patience).getOrDefault(partition, 0L);
        SortedMap<Integer, Statement> revisions = new TreeMap<>();
        while (consumer.position(partition, patience) < end && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (Arrays.equals(record.key(), key)) {
                    keep(record, revisions);
                }
            }
        }
        return new RevisionOutcome.Found(
                List.copyOf(revisions.values()), consumer.position(partition, patience) >= end);
    }

    /** As the producers of Kafka choose it: by murmur2 of the key. */
    private TopicPartition partition(KafkaConsumer<byte[], byte[]> consumer, byte[] key) {
        String topic = KafkaTopics.STATEMENTS.name();
        int partitions = consumer.partitionsFor(topic, patience).size();
        return new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key)) % Math.max(1, partitions));
    }

    private static void keep(ConsumerRecord<byte[], byte[]> record, SortedMap<Integer, Statement> revisions) {
        if (record.value() == null) {
            return;
        }
        try {
            Statement statement = JsonCodec.read(record.value(), Statement.class);
            revisions.put(statement.revision(), statement);
            if (revisions.size() > MAX_REVISIONS) {
                revisions.remove(revisions.firstKey());
            }
        } catch (UnreadableRecordException e) {
            LOG.atWarn()
                    .addKeyValue("kafkaTopic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .setCause(e)
                    .log("Record cannot be read and is passed over");
        }
    }
}
