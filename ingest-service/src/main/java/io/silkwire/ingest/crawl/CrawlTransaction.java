package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.Site;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Writes conclusions of one partition: statements, and where they stand, and the states, or nothing of it. There is one writer of
 * a partition at a time: opening one fences the one before. Any exception leaves it unusable. One thread.
 */
final class CrawlTransaction implements AutoCloseable {
    private static final String ROLE = "silkwire-ingest-crawl-";
    private static final String CE_SOURCE = "/silkwire/ingest/crawl";

    private final KafkaProducer<byte[], byte[]> producer;
    private final int partition;
    private final int partitions;
    private final Travel travel;
    private final Clock clock;

    private CrawlTransaction(
            KafkaProducer<byte[], byte[]> producer, int partition, int partitions, Travel travel, Clock clock) {
        this.producer = producer;
        this.partition = partition;
        this.partitions = partitions;
        this.travel = travel;
        this.clock = clock;
    }

    /**
     * The only writer of this partition from now on.
     *
     * @param answer after so long without an answer the broker counts as away
     * @throws KafkaException where the broker cannot be reached in time
     */
    static CrawlTransaction open(
            KafkaConnection connection, int partition, int partitions, Duration answer, Clock clock) {
        return open(connection, partition, partitions, Travel.LIVE, answer, clock);
    }

    /** The same on another lane. */
    static CrawlTransaction open(
            KafkaConnection connection, int partition, int partitions, Travel travel, Duration answer, Clock clock) {
        Map<String, Object> settings = connection.transactionalProducer(ROLE + partition);
        int patience = (int) answer.toMillis();
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 2);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * KafkaTopics.MAX_RECORD_BYTES);
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings);
        try {
            producer.initTransactions();
            return new CrawlTransaction(producer, partition, partitions, travel, clock);
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Writes all of them, or none.
     *
     * @return the states that are in force now, by key; null where a key was removed
     */
    Map<String, @Nullable CrawlState> write(List<Conclusion> conclusions) {
        Map<String, @Nullable CrawlState> states = new LinkedHashMap<>();
        Instant now = clock.instant();
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Conclusion conclusion : conclusions) {
            if (conclusion.statement() != null) {
                sent.add(producer.send(statement(conclusion.statement(), now)));
            }
        }
        // Where a revision stands is known once the broker has it, which is before it is committed.
        producer.flush();
        int next = 0;
        for (Conclusion conclusion : conclusions) {
            conclusion.forgotten().forEach(key -> states.put(key, null));
            conclusion.states().forEach(state -> states.put(state.key(), state));
            if (conclusion.published() != null) {
                CrawlState state = standing(conclusion.published(), sent.get(next++));
                states.put(state.key(), state);
            }
            for (CrawlState note : conclusion.elsewhere()) {
                var unused = producer.send(state(note, home(note), now));
            }
        }
        states.forEach((key, state) -> {
            var unused = producer.send(
                    state == null
                            ? new ProducerRecord<>(KafkaTopics.CRAWL_STATE.name(), partition, bytes(key), null)
                            : state(state, partition, now));
        });
        producer.commitTransaction();
        return states;
    }

    /** Ends without waiting; what is open is aborted by the next writer, or by the broker in time. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private int home(CrawlState note) {
        return Site.of(note.place().substring(Place.FOUND.length())).partition(partitions);
    }

    private static CrawlState standing(CrawlState state, Future<RecordMetadata> sent) {
        Published published = state.published();
        if (published == null) {
            throw new IllegalStateException("state of a published statement without it: " + state.key());
        }
        RecordMetadata where = where(sent);
        return state.with(
                state.visit(),
                new Published(
                        published.statementId(),
                        published.contentHash(),
                        published.revision(),
                        published.firstAt(),
                        published.at(),
                        published.withdrawn(),
                        where.partition(),
                        where.offset()));
    }

    private static RecordMetadata where(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    private ProducerRecord<byte[], byte[]> statement(Statement statement, Instant now) {
        return WireRecords.of(
                KafkaTopics.STATEMENTS,
                null,
                statement.id().value(),
                statement,
                statement.id() + "/" + statement.revision(),
                CE_SOURCE,
                now,
                travel);
    }

    private ProducerRecord<byte[], byte[]> state(CrawlState state, int partition, Instant now) {
        SourceId source = state.sourceId();
        return WireRecords.of(
                KafkaTopics.CRAWL_STATE,
                partition,
                state.key(),
                state,
                source + "/" + Integer.toHexString(state.hashCode()),
                CE_SOURCE,
                now,
                travel);
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
