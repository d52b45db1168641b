package io.silkwire.enrich.definition;

import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicFolder;
import io.silkwire.wire.KafkaConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the definitions of a directory into the Kafka topic {@code topics}: those that are new or whose text changed. A file that
 * cannot be read, or whose own tests fail, is refused by name and line; the others go on, and what Kafka holds of a refused one
 * stays in force.
 */
public final class TopicSeeds {
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
     */
    public record Report(List<String> written, long generation, List<String> problems) {
        /** Copies the lists. */
        public Report {
            written = List.copyOf(written);
            problems = List.copyOf(problems);
        }
    }

    /** Reads the definitions of this directory and writes what is new or changed; nothing is taken away. */
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
        long generation =
                plan.isEmpty() ? 0 : new RolloutWriter(connection, "/silkwire/enrich/seeds", clock).write(plan);
        List<String> written = plan.written().stream()
                .map(definition -> definition.id().value())
                .toList();
        return new Report(written, generation, problems);
    }
}
