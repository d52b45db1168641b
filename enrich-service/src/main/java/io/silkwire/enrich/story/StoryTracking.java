package io.silkwire.enrich.story;

import io.silkwire.enrich.connection.EnrichKafka;
import io.silkwire.enrich.state.ThreadFailures;
import io.silkwire.wire.KafkaConnection;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the Streams application that tells stories. */
@Singleton
public final class StoryTracking implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoryTracking.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final KafkaConnection connection;
    private final StorySettings settings;
    private final StoryCounters counters;
    private final ThreadFailures failures = new ThreadFailures("The stories");
    private @Nullable KafkaStreams streams;

    StoryTracking(EnrichKafka kafka, StorySettings settings, StoryCounters counters) {
        this.connection = kafka.connection();
        this.settings = settings;
        this.counters = counters;
    }

    /**
     * Starts it; statements may still wait for partitions to be assigned.
     *
     * @param stateDirectory folder of Kafka Streams, which other applications may share
     */
    public synchronized void start(Path stateDirectory) {
        Properties configuration = new Properties();
        configuration.putAll(connection.streams(StoryTopology.APPLICATION_ID, stateDirectory));
        KafkaStreams application =
                new KafkaStreams(new StoryTopology(settings, counters).build(new StreamsBuilder()), configuration);
        application.setUncaughtExceptionHandler(failures);
        application.start();
        streams = application;
    }

    /** State of the Streams application in Kafka's words. */
    public synchronized String state() {
        KafkaStreams application = streams;
        return application == null ? "NOT_STARTED" : application.state().name();
    }

    /** Whether stories are told, or will be when partitions are assigned. */
    public synchronized boolean isRunning() {
        KafkaStreams application = streams;
        return application != null && application.state().isRunningOrRebalancing();
    }

    /** Why it does not run and will not by itself, empty where nothing keeps it. */
    String problem() {
        return failures.problem().orElse("");
    }

    @Override
    public synchronized void close() {
        KafkaStreams application = streams;
        CloseOptions leaving = CloseOptions.timeout(CLOSE_PATIENCE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
        if (application != null && !application.close(leaving)) {
            LOG.atWarn().log("The stories did not stop in time; their transaction is aborted by the broker");
        }
    }
}
