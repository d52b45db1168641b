package io.silkwire.ingest.publication;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes statements and what is remembered of them in transactions of up to {@link #BATCH} statements: readers see both or
 * neither, and a publisher that dies leaves nothing half done.
 *
 * <p>There is one publisher of a role at a time. Opening one fences the one before and waits for the end of its open
 * transaction, and only then reads what is remembered; so two replays of one corpus at once publish it once. The fenced one fails
 * with a {@link KafkaException} at its next write, which {@link PublicationFailure} tells from a broker's absence.
 *
 * <p>A statement that is published again for its alerts ({@link #repeat}) goes out as the same revision with {@code deliver=true}:
 * everything downstream finds the same ids, so the index and the alerts already sent stay as they are, and alerts so far only
 * shadowed are sent. What is remembered does not change.
 *
 * <p>Any exception leaves the publisher unusable; close it and open another. One thread.
 */
public final class StatementPublisher implements AutoCloseable {
    private static final String REPLAY_ROLE = "silkwire-ingest-replay";

    /** How the records name their maker. */
    private static final String CE_SOURCE = "/silkwire/ingest";

    /** Enough that the cost of a commit (a few milliseconds) is spread thin. */
    static final int BATCH = 200;
    /** So that a slow corpus is seen downstream while it is read. */
    private static final Duration BATCH_TIME = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(StatementPublisher.class);

    private final KafkaProducer<byte[], byte[]> producer;
    private final CrawlMemory memory;
    private final Travel travel;
    private final Clock clock;
    private int inBatch;
    private Instant batchStart = Instant.EPOCH;

    /** The role of all replays of one source: they fence each other, while those of other sources go on beside them. */
    public static String replayRole(SourceId source) {
        return REPLAY_ROLE + "-" + source;
    }

    private StatementPublisher(KafkaProducer<byte[], byte[]> producer, CrawlMemory memory, Travel travel, Clock clock) {
        this.producer = producer;
        this.memory = memory;
        this.travel = travel;
        this.clock = clock;
    }

    /**
     * A publisher that has fenced all others of its role and knows what they published.
     *
     * @param travel lane, delivery and trace of all it publishes
     * @param answer after so long without an answer the broker counts as away
     * @throws KafkaException where the broker cannot be reached in time
     */
    public static StatementPublisher open(
            KafkaConnection connection, String role, Travel travel, Duration answer, Clock clock) {
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings(connection, role, answer));
        try {
            // The order matters: what the fenced one committed last is only known to be all once it is fenced.
            producer.initTransactions();
            return new StatementPublisher(producer, CrawlMemory.read(connection), travel, clock);
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    private static Map<String, Object> settings(KafkaConnection connection, String role, Duration answer) {
        Map<String, Object> settings = connection.transactionalProducer(role);
        int patienceMillis = (int) answer.toMillis();
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMillis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patienceMillis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patienceMillis / 2);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        return settings;
    }

    /** What was last published of this statement, by this publisher or any before it; null if nothing was. */
    public @Nullable CrawlState remembered(StatementDraft draft) {
        return memory.of(draft.stateKey());
    }

    /** Writes the statement as this revision, and remembers it. */
    public void publish(StatementDraft draft, int revision) {
        Instant now = clock.instant();
        begin(now);
        CrawlState state = draft.stateAfter(revision, remembered(draft), now);
        send(draft.asRevision(revision, now), now);
        var unused = producer.send(WireRecords.of(
                KafkaTopics.CRAWL_STATE,
                null,
                state.key(),
                state,
                draft.id() + "/" + revision,
                CE_SOURCE,
                now,
                travel));
        memory.remember(state);
        commitIfDue(now);
    }

    /** Writes a statement again that was published before as this revision, for its alerts. */
    public void repeat(StatementDraft draft, int revision) {
        Instant now = clock.instant();
        begin(now);
        CrawlState known = remembered(draft);
        CrawlState.Published published = known == null ? null : known.published();
        // The same revision says the same: it was fetched when it was first published.
        send(draft.asRevision(revision, published == null ? now : published.at()), now);
        commitIfDue(now);
    }

    /** Ends the open transaction, if there is one: what was written so far is seen by all once this returns. */
    public void commit() {
        if (inBatch > 0) {
            producer.commitTransaction();
            inBatch = 0;
        }
    }

    /** Gives up what was not committed. */
    @Override
    public void close() {
        try {
            if (inBatch > 0) {
                producer.abortTransaction();
            }
        } catch (KafkaException e) {
            // The broker aborts it when the next publisher opens or its time is over.
            LOG.atDebug().setCause(e).log("Open transaction is left to the broker to abort");
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private void begin(Instant now) {
        if (inBatch == 0) {
            producer.beginTransaction();
            batchStart = now;
        }
        inBatch++;
    }

    /** Failures of a single record come out of the commit: a transaction with a lost record cannot be committed. */
    private void send(Statement statement, Instant now) {
        var unused = producer.send(WireRecords.of(
                KafkaTopics.STATEMENTS,
                null,
                statement.id().value(),
                statement,
                statement.id() + "/" + statement.revision(),
                CE_SOURCE,
                now,
                travel));
    }

    private void commitIfDue(Instant now) {
        if (inBatch >= BATCH || Duration.between(batchStart, now).compareTo(BATCH_TIME) >= 0) {
            commit();
        }
    }
}
