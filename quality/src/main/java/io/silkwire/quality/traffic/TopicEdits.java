package io.silkwire.quality.traffic;

import io.silkwire.enrich.definition.TopicSnapshot;
import io.silkwire.enrich.rollout.TopicsApply;
import io.silkwire.quality.match.Written;
import io.silkwire.quality.proof.Generations;
import io.silkwire.quality.rollout.WrittenTopics;
import io.silkwire.wire.KafkaConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rolls out topic definitions as {@code topics apply} does, and then further texts of one after the other. Used by one thread. */
final class TopicEdits {
    static final int TOPICS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(TopicEdits.class);
    private static final int TERMS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KafkaConnection kafka;
    private final WrittenTopics topics;
    private final Generations generations;
    private final Clock clock;
    private int version = 1;

    TopicEdits(KafkaConnection kafka, Path folder, Path seeds, Written written, Generations generations, Clock clock)
            throws IOException {
        this.kafka = kafka;
        this.topics = WrittenTopics.in(folder, seeds, TOPICS, TERMS, written::word);
        this.generations = generations;
        this.clock = clock;
    }

    /**
     * Rolls out all.
     *
     * @throws IllegalStateException where that fails
     */
    void applyAll() {
        // What stands there already may have tagged a statement by then.
        note();
        apply();
        note();
    }

    /** Rolls out another text of one; where the broker is away meanwhile, that is made good by the next. */
    void editOne() {
        try {
            topics.editOne(++version);
            apply();
        } catch (IOException e) {
            throw new UncheckedIOException("a definition could not be written", e);
        } catch (RuntimeException e) {
            LOG.atDebug().setCause(e).log("A rollout failed under faults");
        }
        // Also where it failed: it may have come into force all the same.
        note();
    }

    private void apply() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(said, true, StandardCharsets.UTF_8);
        if (new TopicsApply(kafka, List.of(), clock, print, print).run(topics.folder(), false) != 0) {
            throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
        }
    }

    private void note() {
        generations.add(TopicSnapshot.read(kafka, PATIENCE));
    }
}
