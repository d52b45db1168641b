package io.silkwire.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.ingest.archive.ArchiveReader;
import io.silkwire.ingest.publication.PublicationFailure;
import io.silkwire.ingest.publication.StatementPublisher;
import io.silkwire.ingest.refusal.Refusal;
import io.silkwire.ingest.replay.Corpus;
import io.silkwire.ingest.replay.CorpusFile;
import io.silkwire.ingest.report.FileOutcome;
import io.silkwire.ingest.report.FollowSettings;
import io.silkwire.ingest.report.IndexedDocuments;
import io.silkwire.ingest.report.ReplayListener;
import io.silkwire.ingest.report.ReplayListener.Progress;
import io.silkwire.ingest.report.ReplayReport;
import io.silkwire.ingest.report.ReplayReport.Downstream;
import io.silkwire.ingest.report.ReplayReport.Ingested;
import io.silkwire.ingest.report.RunFollower;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import io.silkwire.wire.Travel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replays a corpus: takes each file along the {@link IngestPipeline} on lane {@code replay}, follows the statements through the
 * stages behind, and reports. Idempotent: a corpus that is replayed twice publishes nothing the second time.
 *
 * <p>Nobody is notified unless {@code deliver} is asked for. With it, statements that are unchanged are published again as the
 * same revision, so that alerts which were only shadowed so far are sent; alerts that were sent before keep their ids and are not
 * sent twice.
 *
 * <p>A broker that goes away in the middle is waited for: the pass starts over with a new publisher, and what is committed
 * already is found to be so. Another replay that starts meanwhile takes over, and this one stops. One run at a time; the object
 * itself holds nothing between runs.
 */
public final class CorpusReplay {
    private static final Logger LOG = LoggerFactory.getLogger(CorpusReplay.class);

    private final KafkaConnection connection;
    private final Settings settings;
    private final @Nullable IndexedDocuments index;
    private final MeterRegistry meters;
    private final Clock clock;

    /**
     * Limits of a replay.
     *
     * @param maxStatementBytes larger files are refused
     * @param answer after so long without an answer a broker counts as away, and the user is told
     * @param outage how long a broker may be away while publishing
     * @param follow how long the stages behind are waited for
     */
    public record Settings(int maxStatementBytes, Duration answer, Duration outage, FollowSettings follow) {
        /** 2 MiB: a statement's text is some tens of kilobytes, the longest treaties are below one megabyte. */
        public static final int DEFAULT_MAX_STATEMENT_BYTES = 2 * 1024 * 1024;
        /** JSON may take six bytes for one, and the enriched record carries stems and evidence besides. */
        private static final int MOST_STATEMENT_BYTES = KafkaTopics.MAX_RECORD_BYTES / 4;

        /** 2 MiB, twenty seconds, ten minutes, and {@link FollowSettings#DEFAULT}. */
        public static final Settings DEFAULT = new Settings(
                DEFAULT_MAX_STATEMENT_BYTES, Duration.ofSeconds(20), Duration.ofMinutes(10), FollowSettings.DEFAULT);

        /** @throws IllegalArgumentException where the limit is below 1 or more than a Kafka record can carry */
        public Settings {
            if (maxStatementBytes < 1 || maxStatementBytes > MOST_STATEMENT_BYTES) {
                throw new IllegalArgumentException("silkwire.ingest.max-statement-bytes must be 1 to "
                        + MOST_STATEMENT_BYTES + ", but was " + maxStatementBytes);
            }
        }
    }

    /**
     * A replay through this Kafka.
     *
     * @param index where indexed documents are looked up for the report, or null to believe the writer's offsets
     */
    public CorpusReplay(
            KafkaConnection connection,
            Settings settings,
            @Nullable IndexedDocuments index,
            MeterRegistry meters,
            Clock clock) {
        this.connection = connection;
        this.settings = settings;
        this.index = index;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Replays the files of this directory, or the archive in it or in this file, and waits until the stages behind are through with them, or one is stuck.
     *
     * @throws IOException where there is no such directory, or it cannot be listed
     * @throws ReplayStoppedException where another replay took over, or the broker stayed away or refused
     */
    public ReplayReport run(Path directory, boolean deliver, ReplayListener listener) throws IOException {
        if (ArchiveReader.isArchive(directory)) {
            return runArchive(directory, deliver, listener);
        }
        Instant start = clock.instant();
        Corpus corpus = Corpus.open(directory);
        String runId = "replay-" + UUID.randomUUID();
        LOG.atInfo()
                .addKeyValue("sourceId", corpus.sourceId())
                .addKeyValue("files", corpus.files().size())
                .addKeyValue("trace", runId)
                .log("Replay starts");
        listener.onProgress(Progress.of("connecting to Kafka", 0, 0, Duration.ZERO));
        try {
            TopicProvisioner.provision(connection, KafkaTopics.all());
            try (RunFollower follower = RunFollower.start(connection, runId, settings.follow(), index, clock)) {
                Pass pass = new Pass(corpus, new Travel(Lane.REPLAY, deliver, runId), follower, listener, start);
                pass.publishAll();
                Downstream downstream = follower.follow(pass.ingested().published(), listener);
                return report(runId, pass.ingested(), pass.refusals(), downstream, start);
            }
        } catch (KafkaException | IllegalStateException e) {
            // Clients fail with the first, what is built on them (topics, tables) with the second.
            throw stopped(e);
        }
    }

    /** An archive of the crawler; a broker that goes away stops it, and starting over publishes only the rest. */
    private ReplayReport runArchive(Path place, boolean deliver, ReplayListener listener) throws IOException {
        Instant start = clock.instant();
        String runId = "replay-" + UUID.randomUUID();
        LOG.atInfo().addKeyValue("archive", place).addKeyValue("trace", runId).log("Replay starts");
        listener.onProgress(Progress.of("connecting to Kafka", 0, 0, Duration.ZERO));
        try {
            TopicProvisioner.provision(connection, KafkaTopics.all());
            try (RunFollower follower = RunFollower.start(connection, runId, settings.follow(), index, clock)) {
                WarcReplay replay = new WarcReplay(connection, settings.maxStatementBytes(), settings.answer(), clock);
                replay.run(place, new Travel(Lane.REPLAY, deliver, runId), listener);
                Downstream downstream = follower.follow(replay.ingested().published(), listener);
                return report(runId, replay.ingested(), replay.refusals(), downstream, start);
            }
        } catch (KafkaException | IllegalStateException e) {
            throw stopped(e);
        }
    }

    private ReplayReport report(
            String runId, Ingested ingested, List<Refusal> refusals, Downstream downstream, Instant start) {
        ReplayReport report =
                new ReplayReport(runId, ingested, refusals, downstream, Duration.between(start, clock.instant()));
        LOG.atInfo()
                .addKeyValue("trace", runId)
                .addKeyValue("read", report.ingested().read())
                .addKeyValue("refused", report.ingested().refused())
                .addKeyValue("unchanged", report.ingested().unchanged())
                .addKeyValue("published", report.ingested().published())
                .addKeyValue("enriched", downstream.enriched())
                .addKeyValue("indexed", downstream.indexed())
                .addKeyValue("matched", downstream.matched())
                .addKeyValue("durationMs", report.elapsed().toMillis())
                .log(report.closes() ? "Replay ended" : "Replay ended, but its sums do not close");
        return report;
    }

    private static ReplayStoppedException stopped(RuntimeException e) {
        return switch (PublicationFailure.of(e)) {
            case FENCED ->
                new ReplayStoppedException(
                        "another replay took over (or this one was paused for more than a minute); what was published stays,"
                                + " and starting this replay again publishes only the rest",
                        e);
            case FATAL -> new ReplayStoppedException("Kafka refuses: " + e.getMessage(), e);
            case PASSING ->
                new ReplayStoppedException(
                        "Kafka is not there as expected: " + e.getMessage()
                                + "; when that is mended, start the replay again: it publishes only the rest",
                        e);
        };
    }

    /** One run over the files, with as many attempts as the broker's absences ask for. */
    private final class Pass {
        private final Corpus corpus;
        private final Travel travel;
        private final RunFollower follower;
        private final ReplayListener listener;
        private final Instant start;
        private final Map<String, FileOutcome> outcomes = new LinkedHashMap<>();

        Pass(Corpus corpus, Travel travel, RunFollower follower, ReplayListener listener, Instant start) {
            this.corpus = corpus;
            this.travel = travel;
            this.follower = follower;
            this.listener = listener;
            this.start = start;
        }

        void publishAll() {
            Instant away = null;
            while (!attempt(away != null)) {
                Instant now = clock.instant();
                away = away == null ? now : away;
                if (Duration.between(away, now).compareTo(settings.outage()) > 0) {
                    throw new org.apache.kafka.common.errors.TimeoutException(
                            "no answer for " + settings.outage().toMinutes() + " min");
                }
            }
            outcomes.values().forEach(this::count);
        }

        /** Each attempt waits for the broker inside the client, so attempts need no pause between them. */
        private boolean attempt(boolean again) {
            try (StatementPublisher publisher = StatementPublisher.open(
                    connection, StatementPublisher.replayRole(corpus.sourceId()), travel, settings.answer(), clock)) {
                Set<String> committed = again ? follower.committedStatements() : Set.of();
                publishAll(publisher, committed);
                return true;
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException | IllegalStateException e) {
                if (PublicationFailure.of(e) != PublicationFailure.PASSING) {
                    throw e;
                }
                LOG.atWarn().setCause(e).log("Publishing was interrupted and starts over");
                listener.onProgress(Progress.notice("Kafka does not answer (" + e.getMessage()
                        + "); trying again for up to " + settings.outage().toMinutes() + " min"));
                return false;
            }
        }

        /** @param committed statements that an earlier attempt of this run brought into Kafka */
        private void publishAll(StatementPublisher publisher, Set<String> committed) {
            IngestPipeline pipeline =
                    new IngestPipeline(corpus.sourceId(), publisher, travel.deliver(), settings.maxStatementBytes());
            int done = 0;
            for (CorpusFile file : corpus.files()) {
                if (!isCommitted(outcomes.get(file.name()), committed)) {
                    outcomes.put(file.name(), pipeline.process(file));
                }
                done++;
                listener.onProgress(Progress.of(
                        "published", done, corpus.files().size(), Duration.between(start, clock.instant())));
            }
            publisher.commit();
        }

        private static boolean isCommitted(@Nullable FileOutcome before, Set<String> committed) {
            return before instanceof FileOutcome.Published published
                    && committed.contains(published.statementId() + "/" + published.revision());
        }

        private void count(FileOutcome outcome) {
            meters.counter("items", "step", "ingest.replay", "disposition", outcome.disposition())
                    .increment();
        }

        Ingested ingested() {
            return new Ingested(
                    corpus.files().size(),
                    number(FileOutcome.Refused.class),
                    number(FileOutcome.Unchanged.class),
                    number(FileOutcome.As.NEW),
                    number(FileOutcome.As.EDITED),
                    number(FileOutcome.As.REPEATED));
        }

        private int number(Class<? extends FileOutcome> type) {
            return (int) outcomes.values().stream().filter(type::isInstance).count();
        }

        private int number(FileOutcome.As as) {
            return (int) outcomes.values().stream()
                    .filter(outcome -> outcome instanceof FileOutcome.Published published && published.as() == as)
                    .count();
        }

        List<Refusal> refusals() {
            List<Refusal> refusals = new ArrayList<>(corpus.refusals());
            for (FileOutcome outcome : outcomes.values()) {
                if (outcome instanceof FileOutcome.Refused refused) {
                    refusals.add(refused.refusal());
                }
            }
            return refusals;
        }
    }
}
