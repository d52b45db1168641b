package io.silkwire.enrich.index;

import io.micrometer.core.instrument.MeterRegistry;
import io.silkwire.wire.KafkaConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index up to date with {@code silkwire.enriched} on a thread of its own: waits for the index, runs an {@link
 * IndexSession}, and begins again where that fails. Run several to share the partitions.
 */
final class IndexWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexWriter.class);

    /** What one poll brings is read whatever is held already, so it is not much. */
    private static final int MAX_POLL_RECORDS = 100;

    private static final int MAX_FETCH_BYTES = 16 * 1024 * 1024;

    /** Drain, last commit and leaving the group, each with a few seconds of its own. */
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(20);

    /** What a session works with. */
    record Parts(
            IndexSettings settings,
            StatementIndex index,
            ElasticsearchCalls elasticsearch,
            EnrichedRecordReader reader,
            DeadLetterSender letters,
            Backoff backoff,
            WriterStatus status,
            IndexMeters meters,
            AtomicLong assignments) {}

    private final KafkaConnection kafka;
    private final ElasticsearchConnection elasticsearch;
    private final IndexSettings settings;
    private final EnrichedRecordReader reader;
    private final DeadLetterSender letters;
    private final Backoff backoff;
    private final WriterStatus status;
    private final IndexMeters indexMeters;
    private final AtomicLong assignments = new AtomicLong();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /** A writer that does nothing before {@link #start}. */
    IndexWriter(
            KafkaConnection kafka,
            ElasticsearchConnection elasticsearch,
            IndexSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
        this.settings = settings;
        this.reader = new EnrichedRecordReader(clock);
        this.letters = new DeadLetterSender(kafka, settings.groupId() + "-letters");
        this.backoff = new Backoff(
                settings.firstBackoff(),
                settings.longestBackoff(),
                () -> ThreadLocalRandom.current().nextLong());
        this.status = new WriterStatus(clock);
        this.indexMeters = new IndexMeters(meters);
        this.thread = Thread.ofPlatform().daemon().name("silkwire-index").unstarted(this::work);
    }

    /** Starts to write; Elasticsearch and the Kafka brokers may come later. */
    void start() {
        status.starting();
        thread.start();
    }

    WriterState state() {
        return status.state();
    }

    /** How often the group gave partitions to this writer: stays the same through an outage. */
    long assignments() {
        return assignments.get();
    }

    /** Stops reading, waits for answers under way, commits what is done. */
    @Override
    public void close() {
        stop.countDown();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(CLOSE_PATIENCE)) {
                LOG.atWarn().log("The index writer did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        letters.close();
    }

    private void work() {
        try {
            int failures = 0;
            while (!stopping()) {
                failures = writeUntilTrouble() ? 0 : failures + 1;
                if (failures > 0) {
                    pause(backoff.after(failures));
                }
            }
        } finally {
            status.stopped();
        }
    }

    /** The outer loop of the writer: whatever a session dies of, the next one takes over from the last commit. */
    private boolean writeUntilTrouble() {
        try (RestClient client = elasticsearch.open(settings.requestTimeout())) {
            StatementIndex index = new StatementIndex(client, settings);
            String uuid = awaitIndex(index);
            if (uuid != null) {
                write(new ElasticsearchCalls(client, settings), index, uuid);
            }
            return true;
        } catch (Exception e) {
            LOG.atError().setCause(e).log("The index writer failed and begins again from its last commit");
            status.retrying(ElasticsearchCalls.describe(e));
            return false;
        }
    }

    private void write(ElasticsearchCalls calls, StatementIndex index, String uuid) {
        Parts parts = new Parts(settings, index, calls, reader, letters, backoff, status, indexMeters, assignments);
        try (IndexSession session = new IndexSession(consumer(), parts, uuid)) {
            status.writing();
            session.run(this::stopping);
        }
    }

    /** Waits until the index can be written; null where the writer is closed before. */
    private @Nullable String awaitIndex(StatementIndex index) {
        int looks = 0;
        while (!stopping()) {
            switch (index.prepare()) {
                case IndexCheck.Ready(String uuid) -> {
                    return uuid;
                }
                case IndexCheck.Unreachable(String because) -> {
                    status.waiting(because);
                    pause(backoff.after(++looks));
                }
                case IndexCheck.Blocked(String because) -> {
                    status.halted(because);
                    pause(settings.probeInterval());
                }
            }
        }
        return null;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(kafka.consumer(settings.groupId()));
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, settings.groupId());
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // Another writer that comes or goes takes or leaves its share only; the rest goes on.
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES);
        return new KafkaConsumer<>(config);
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void pause(Duration wait) {
        try {
            if (stop.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atDebug().log("Closed while waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }
}
