package io.silkwire.enrich;

import io.silkwire.contracts.TopicRollout;
import io.silkwire.enrich.connection.EnrichKafka;
import io.silkwire.enrich.definition.RunningTopics;
import io.silkwire.enrich.definition.TopicDefinitions;
import io.silkwire.enrich.definition.TopicSeeds;
import io.silkwire.enrich.state.ThreadFailures;
import io.silkwire.wire.KafkaConnection;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Runs the enricher: topic definitions first, then the Streams application that uses them. */
@Singleton
final class Enriching implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Enriching.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final KafkaConnection connection;
    private final EnrichSettings settings;
    private final EnrichCounters counters;
    private final TopicDefinitions definitions;
    private final ThreadFailures failures = new ThreadFailures("The enricher");
    private @Nullable KafkaStreams streams;

    Enriching(EnrichKafka kafka, EnrichSettings settings, EnrichCounters counters) {
        this.connection = kafka.connection();
        this.settings = settings;
        this.counters = counters;
        this.definitions = new TopicDefinitions(connection, Clock.systemUTC());
    }

    /** Returns when the definitions are in force; statements may still wait for partitions to be assigned. */
    synchronized void start() {
        definitions.start(PATIENCE);
        seed();
        KafkaStreams application = new KafkaStreams(
                new EnrichTopology(definitions::inForce, counters, settings.maxRecordBytes())
                        .build(new StreamsBuilder()),
                configuration());
        application.setUncaughtExceptionHandler(failures);
        application.start();
        streams = application;
    }

    /** State of the Streams application in Kafka's words. */
    synchronized String state() {
        KafkaStreams application = streams;
        return application == null ? "NOT_STARTED" : application.state().name();
    }

    synchronized boolean isRunning() {
        KafkaStreams application = streams;
        return application != null && application.state().isRunningOrRebalancing() && definitions.isFollowing();
    }

    /** Generation of the definitions in force. */
    long generation() {
        return definitions.inForce().generation();
    }

    /** How many topics are in force. */
    int topics() {
        return definitions.inForce().topicIds().size();
    }

    /** Topics in force and topics refused. */
    RunningTopics running() {
        return definitions.running();
    }

    @Override
    public synchronized void close() {
        KafkaStreams application = streams;
        // Leaving the group frees its partitions at once; Streams would otherwise keep them for a session timeout.
        CloseOptions leaving = CloseOptions.timeout(CLOSE_PATIENCE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
        if (application != null && !application.close(leaving)) {
            LOG.atWarn().log("The enricher did not stop in time; its transaction is aborted by the broker");
        }
        definitions.close();
    }

    private void seed() {
        String directory = settings.topicsDirectory();
        if (directory == null || directory.isBlank()) {
            return;
        }
        TopicSeeds.Report report = new TopicSeeds(connection, definitions, Clock.systemUTC()).load(Path.of(directory));
        // No statement may be tagged with half of what is asked for.
        definitions.awaitGeneration(report.generation(), PATIENCE);
        report.problems().forEach(problem -> LOG.atError().log("Topic definition refused: {}", problem));
        TopicRollout applied = report.applied();
        if (applied == null) {
            LOG.atInfo()
                    .addKeyValue("changed", report.written())
                    .addKeyValue("refused", report.problems().size())
                    .log("Topic definitions seeded");
        } else {
            // An operator who never applied texts of their own may stand on an apply without a directory of a version
            // before, and would
            // not get those that a new version brings.
            LOG.atLevel(report.keptBack().isEmpty() ? Level.INFO : Level.WARN)
                    .addKeyValue("applied", applied.time())
                    .addKeyValue("different", report.keptBack())
                    .log(
                            "Applied topic definitions stay in force, those of the seeds are not read; 'topics apply' without"
                                    + " a directory goes back to them");
        }
    }

    private Properties configuration() {
        Properties configuration = new Properties();
        configuration.putAll(
                connection.promptStreams(EnrichTopology.APPLICATION_ID, Path.of(settings.stateDirectory())));
        configuration.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        return configuration;
    }
}
