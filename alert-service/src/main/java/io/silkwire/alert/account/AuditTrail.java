package io.silkwire.alert.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.contracts.AuditEntry;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.KafkaConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads back who did what: the Kafka topic {@code silkwire.audit}, newest first, of all instances and over all restarts, a page at a
 * time. A page is bounded in entries, in what is looked through for it, and in time; where it ends early it says where to go on. Nothing
 * is kept in memory. Thread-safe.
 */
@Singleton
public final class AuditTrail {
    /** Most entries of a page. */
    public static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int CHUNK = 500;
    private static final int MOST_LOOKED_THROUGH = 50_000;
    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final TopicPartition PARTITION = new TopicPartition(KafkaTopics.AUDIT.name(), 0);

    private final KafkaConnection kafka;
    private final Semaphore readers = new Semaphore(AT_ONCE);

    @Inject
    AuditTrail(AlertKafka kafka) {
        this(kafka.connection());
    }

    AuditTrail(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /**
     * What is asked for.
     *
     * @param account that acted, or that something was done to; null for any
     * @param subscription that something was done to; null for any
     * @param before position that comes after the first entry, as a page before this one told; null for the newest
     */
    public record Question(
            @Nullable String account,
            @Nullable String subscription,
            @Nullable Long before,
            int limit) {
        boolean fits(AuditEntry entry) {
            return (account == null || entry.actor().equals(account) || names(entry.target(), account))
                    && (subscription == null || names(entry.target(), subscription));
        }

        /** A target may be several words: {@code anna to boris}. */
        private static boolean names(@Nullable String target, String id) {
            return target != null
                    && (target.equals(id)
                            || Arrays.asList(target.split(" ", -1)).contains(id));
        }
    }

    /** An entry and where it stands. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            long position,
            Instant at,
            String actor,
            String action,
            @Nullable String target,
            String outcome,
            String address) {}

    /**
     * A page, newest first.
     *
     * @param next {@code before} of the next page, or null where nothing older is kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<Entry> entries, @Nullable Long next) {
        /** Copies the entries. */
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It was read. */
        record Read(Page page) implements Outcome {}

        /** Kafka does not answer, or too many read at once. */
        record Unavailable() implements Outcome {}
    }

    /** A page of it. */
    public Outcome read(Question question) {
        if (!readers.tryAcquire()) {
            return new Outcome.Unavailable();
        }
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer(null))) {
            consumer.assign(List.of(PARTITION));
            Page page = new Reading(consumer, System.nanoTime() + PATIENCE.toNanos()).page(question);
            return page == null ? new Outcome.Unavailable() : new Outcome.Read(page);
        } catch (KafkaException e) {
            return new Outcome.Unavailable();
        } finally {
            readers.release();
        }
    }

    /** One reading, from its place towards the beginning. */
    private static final class Reading {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final long deadline;

        Reading(KafkaConsumer<byte[], byte[]> consumer, long deadline) {
            this.consumer = consumer;
            this.deadline = deadline;
        }

        @Nullable
        Page page(Question question) {
            long begin = ends(true);
            long end = ends(false);
            long to = question.before() == null ? end : Math.min(question.before(), end);
            long lowest = Math.max(begin, to - MOST_LOOKED_THROUGH);
            List<Entry> found = new ArrayList<>();
            while (to > lowest) {
                long from = Math.max(lowest, to - CHUNK);
                List<ConsumerRecord<byte[], byte[]>> chunk = chunk(from, to);
                if (chunk == null) {
                    return found.isEmpty() ? null : new Page(found, to);
                }
                for (ConsumerRecord<byte[], byte[]> each : chunk.reversed()) {
                    take(each, question, found);
                    if (found.size() == question.limit()) {
                        return new Page(found, each.offset() > begin ? each.offset() : null);
                    }
                }
                to = from;
            }
            return new Page(found, to > begin ? to : null);
        }

        private long ends(boolean first) {
            List<TopicPartition> asked = List.of(PARTITION);
            return (first ? consumer.beginningOffsets(asked, PATIENCE) : consumer.endOffsets(asked, PATIENCE))
                    .getOrDefault(PARTITION, 0L);
        }

        /** The records of these positions, or null where they did not come in time. */
        private @Nullable List<ConsumerRecord<byte[], byte[]>> chunk(long from, long to) {
            List<ConsumerRecord<byte[], byte[]>> chunk = new ArrayList<>();
            consumer.seek(PARTITION, from);
            while (consumer.position(PARTITION, PATIENCE) < to) {
                if (System.nanoTime() > deadline) {
                    return null;
                }
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                    if (each.offset() < to) {
                        chunk.add(each);
                    }
                }
            }
            return chunk;
        }

        private static void take(ConsumerRecord<byte[], byte[]> read, Question question, List<Entry> found) {
            try {
                AuditEntry entry = JsonCodec.read(read.value(), AuditEntry.class);
                if (question.fits(entry)) {
                    found.add(new Entry(
                            read.offset(),
                            entry.at(),
                            entry.actor(),
                            entry.action(),
                            entry.target(),
                            entry.outcome(),
                            entry.address()));
                }
            } catch (UnreadableRecordException e) {
                LOG.atDebug().addKeyValue("offset", read.offset()).setCause(e).log("Record passed over");
            }
        }
    }
}
