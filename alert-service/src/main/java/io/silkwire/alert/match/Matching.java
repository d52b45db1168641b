package io.silkwire.alert.match;

import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.match.engine.MatchSets;
import io.silkwire.alert.source.OfficialSources;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/** Runs the {@link AlertPipeline}. Started only when the subscriptions are known, or statements would pass unmatched. */
@Singleton
public final class Matching implements AutoCloseable {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(20);

    private final AlertKafka kafka;
    private final MatchSettings settings;
    private final MatchSets matchSets;
    private final OfficialSources sources;
    private final Dispositions dispositions;
    private final ThreadFailures failures = new ThreadFailures();
    private @Nullable KafkaStreams streams;

    /** With the configured connection; nothing runs before {@link #start}. */
    public Matching(
            AlertKafka kafka,
            MatchSettings settings,
            MatchSets matchSets,
            OfficialSources sources,
            Dispositions dispositions) {
        this.sources = sources;
        this.kafka = kafka;
        this.settings = settings;
        this.matchSets = matchSets;
        this.dispositions = dispositions;
    }

    /** Starts to match. */
    public void start() {
        Map<String, Object> properties =
                kafka.connection().promptStreams(AlertPipeline.APPLICATION_ID, Path.of(settings.stateDir()));
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        KafkaStreams started = new KafkaStreams(
                new AlertPipeline(matchSets, sources, dispositions).build(), new StreamsConfig(properties));
        started.setUncaughtExceptionHandler(failures);
        streams = started;
        started.start();
    }

    /** The state of the stream as Kafka names it, {@code NOT_STARTED}, or why it stopped. */
    public String state() {
        KafkaStreams running = streams;
        return failures.problem()
                .orElse(running == null ? "NOT_STARTED" : running.state().name());
    }

    /** Whether statements are matched now. */
    public boolean isRunning() {
        KafkaStreams running = streams;
        return running != null && running.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public void close() {
        KafkaStreams running = streams;
        if (running != null) {
            // Leaving the group hands its partitions over at once; the next start would wait for them otherwise.
            running.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(CLOSE_PATIENCE));
        }
    }
}
