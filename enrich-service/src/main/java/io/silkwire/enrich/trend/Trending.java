package io.silkwire.enrich.trend;

import io.micronaut.context.annotation.Value;
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
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the Streams application that counts. */
@Singleton
public final class Trending implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Trending.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final KafkaConnection connection;
    private final TrendSettings settings;
    private final TrendCounters counters;
    private final Path stateDirectory;
    private final ThreadFailures failures = new ThreadFailures("Trends");
    private @Nullable KafkaStreams streams;

    Trending(
            EnrichKafka kafka,
            TrendSettings settings,
            TrendCounters counters,
            @Value("${silkwire.enrich.state-directory:data/enrich-state}") String stateDirectory) {
        this.connection = kafka.connection();
        this.settings = settings;
        this.counters = counters;
        this.stateDirectory = Path.of(stateDirectory);
    }

    /** Returns at once; partitions are assigned later. */
    public synchronized void start() {
        KafkaStreams application = new KafkaStreams(
                new TrendTopology(settings.history(), settings.settle(), counters).build(new StreamsBuilder()),
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
        return application != null && application.state().isRunningOrRebalancing();
    }

    /** Why it does not run and will not by itself, empty where nothing keeps it. */
    String problem() {
        return failures.problem().orElse("");
    }

    @Override
    public synchronized void close() {
        KafkaStreams application = streams;
        // Leaving the group frees its partitions at once; Streams would otherwise keep them for a session timeout.
        CloseOptions leaving = CloseOptions.timeout(CLOSE_PATIENCE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
        if (application != null && !application.close(leaving)) {
            LOG.atWarn().log("Trends did not stop in time; the transaction is aborted by the broker");
        }
    }

    private Properties configuration() {
        Properties configuration = new Properties();
        configuration.putAll(connection.streams(TrendTopology.APPLICATION_ID, stateDirectory));
        configuration.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        return configuration;
    }
}
