package io.silkwire.enrich.definition;

import io.silkwire.contracts.TopicRollout;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicFolder;
import io.silkwire.wire.KafkaConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the definitions of a directory into the Kafka topic {@code topics}: those that are new or whose text changed. A file that
 * cannot be read, or whose own tests fail, is refused by name and line; the others go on, and what Kafka holds of a refused one
 * stays in force.
 *
 * <p>Only as long as they are the seeds' own: what somebody applied from elsewhere, or took away, is theirs, and no start undoes it. The
 * report then tells what the directory has otherwise.
 */
public final class TopicSeeds {
    /** Who wrote a rollout of this directory: a start, or somebody who applied it as it is. */
    public static final String WRITER = "/silkwire/enrich/seeds";

    private final KafkaConnection connection;
    private final TopicDefinitions definitions;
    private final Clock clock;

    /** Seeds for these definitions, which have been started. */
    public TopicSeeds(KafkaConnection connection, TopicDefinitions definitions, Clock clock) {
        this.connection = connection;
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param written ids of the definitions that were new or changed
     * @param generation that brings the written ones into force; 0 where nothing changed
     * @param problems what was refused, each with file, line and remedy
     * @param keptBack ids of the definitions that differ and were not written, because somebody else's are in force
     * @param applied the rollout that put those into force, null where the definitions are the seeds'
     */
    public record Report(
            List<String> written,
            long generation,
            List<String> problems,
            List<String> keptBack,
            @Nullable TopicRollout applied) {
        /** Copies the lists. */
        public Report {
            written = List.copyOf(written);
            problems = List.copyOf(problems);
            keptBack = List.copyOf(keptBack);
        }
    }

    /** Reads the definitions of this directory and writes what is new or changed, where that is its to do; nothing is taken away. */
    public Report load(Path directory) {
        TopicFolder.Contents folder = TopicFolder.read(directory);
        List<String> problems = new ArrayList<>();
        folder.problems().forEach(problem -> problems.add(problem.toString()));
        List<TopicFolder.Source> good = new ArrayList<>();
        for (TopicFolder.Source source : folder.sources()) {
            List<String> failed = TopicSet.failedTests(source.rule());
            problems.addAll(failed);
            if (failed.isEmpty()) {
                good.add(source);
            }
        }
        RolloutPlan plan = RolloutPlan.of(good, definitions.stored()).keepingAll();
        TopicRollout last = definitions.lastRollout();
        if (last != null && !last.writer().equals(WRITER)) {
            return new Report(List.of(), 0, problems, ids(plan), last);
        }
        long generation = plan.isEmpty() ? 0 : new RolloutWriter(connection, WRITER, clock).write(plan);
        return new Report(ids(plan), generation, problems, List.of(), null);
    }

    private static List<String> ids(RolloutPlan plan) {
        return plan.written().stream()
                .map(definition -> definition.id().value())
                .toList();
    }
}
