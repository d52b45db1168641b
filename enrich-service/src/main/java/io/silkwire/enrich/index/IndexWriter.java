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
 * Keeps the index of one view up to date with its Kafka topic on a thread of its own: waits for the index, runs an {@link
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
            View view,
            ElasticsearchIndex index,
            Bulk bulk,
            RecordReader reader,
            DeadLetterSender letters,
            Backoff backoff,
            WriterStatus status,
            IndexMeters meters,
            Handover handover,
            AtomicLong assignments) {}

    private final KafkaConnection kafka;
    private final ElasticsearchConnection elasticsearch;
    private final IndexSettings settings;
    private final View view;
    private final IndexSettings statements;
    private final RecordReader reader;
    private final DeadLetterSender letters;
    private final Backoff backoff;
    private final WriterStatus status;
    private final IndexMeters indexMeters;
    private final AtomicLong assignments = new AtomicLong();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /**
     * A writer that does nothing before {@link #start}.
     *
     * @param statements settings of the statements' index, from which those of the view follow
     */
    IndexWriter(
            KafkaConnection kafka,
            ElasticsearchConnection elasticsearch,
            IndexSettings statements,
            View view,
            MeterRegistry meters,
            Clock clock) {
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
        this.view = view;
        this.statements = statements;
        this.settings = statements.of(view);
        this.reader = view.reader(clock);
        this.letters = new DeadLetterSender(kafka, settings.groupId() + "-letters");
        this.backoff = new Backoff(
                settings.firstBackoff(),
                settings.longestBackoff(),
                () -> ThreadLocalRandom.current().nextLong());
        this.status = new WriterStatus(clock, view);
        this.indexMeters = new IndexMeters(meters, view, clock);
        this.thread =
                Thread.ofPlatform().daemon().name("silkwire-" + view.step()).unstarted(this::work);
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
            ElasticsearchIndex index = new ElasticsearchIndex(client, settings, view);
            if (view == View.STATEMENTS) {
                // Statements are written with their stories, so that index must be there, too.
                awaitIndex(new ElasticsearchIndex(client, statements.of(View.STORIES), View.STORIES));
            }
            IndexCheck.Ready ready = awaitIndex(index);
            if (ready != null) {
                write(bulk(client), index, ready);
            }
            return true;
        } catch (Exception e) {
            LOG.atError().setCause(e).log("The index writer failed and begins again from its last commit");
            status.retrying(ElasticsearchCalls.describe(e));
            return false;
        }
    }

    private Bulk bulk(RestClient client) {
        ElasticsearchCalls calls = new ElasticsearchCalls(client, settings);
        if (view == View.STATEMENTS) {
            return new StatementBulk(calls, new ElasticsearchCalls(client, statements.of(View.STORIES)));
        }
        return view == View.STORIES ? new StoryBulk(calls, new ElasticsearchCalls(client, statements)) : calls;
    }

    private void write(Bulk bulk, ElasticsearchIndex index, IndexCheck.Ready ready) {
        Parts parts = new Parts(
                settings,
                view,
                index,
                bulk,
                reader,
                letters,
                backoff,
                status,
                indexMeters,
                new Handover(kafka, settings),
                assignments);
        try (IndexSession session = new IndexSession(consumer(), parts, ready)) {
            status.writing();
            session.run(this::stopping);
        }
    }

    /** Waits until the index can be written; null where the writer is closed before. */
    private IndexCheck.@Nullable Ready awaitIndex(ElasticsearchIndex index) {
        int looks = 0;
        while (!stopping()) {
            switch (index.prepare()) {
                case IndexCheck.Ready ready -> {
                    return ready;
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
