package io.silkwire.enrich.rollout;

import io.silkwire.contracts.TopicDefinition;
import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.definition.RolloutPlan;
import io.silkwire.enrich.definition.RolloutWriter;
import io.silkwire.enrich.definition.RunningTopics;
import io.silkwire.enrich.definition.TopicSeeds;
import io.silkwire.enrich.definition.TopicSnapshot;
import io.silkwire.enrich.definition.TopicState;
import io.silkwire.enrich.lint.FolderCheck;
import io.silkwire.enrich.topic.TopicFolder;
import io.silkwire.wire.KafkaConnection;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code topics apply}: makes the running system tag with the definitions of a directory. All are checked first, and one bad file
 * keeps all of them out; then what changed is written in one transaction, with tombstones for topics that have no file any more; then
 * every enricher named is asked until it has the new generation in force.
 */
public final class TopicsApply {
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(20);
    private static final Duration ENRICHER_PATIENCE = Duration.ofSeconds(60);

    private static final String WRITER = "/silkwire/topics/apply";

    private final KafkaConnection connection;
    private final List<URI> enrichers;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    /** @param enrichers addresses of those that must report the generation; none for not waiting */
    public TopicsApply(KafkaConnection connection, List<URI> enrichers, Clock clock, PrintStream out, PrintStream err) {
        this.connection = connection;
        this.enrichers = List.copyOf(enrichers);
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /**
     * Applies a directory; later starts leave it in force, whatever the seeds say.
     *
     * @param dryRun whether only to tell what would be done
     * @return the exit status
     */
    public int run(Path directory, boolean dryRun) {
        return run(directory, WRITER, dryRun);
    }

    /**
     * Applies the directory of the seeds; later starts go on from it.
     *
     * @param dryRun whether only to tell what would be done
     * @return the exit status
     */
    public int runSeeds(Path directory, boolean dryRun) {
        return run(directory, TopicSeeds.WRITER, dryRun);
    }

    private int run(Path directory, String writer, boolean dryRun) {
        TopicFolder.Contents folder = TopicFolder.read(directory);
        List<String> problems = FolderCheck.problems(folder);
        if (!problems.isEmpty()) {
            problems.forEach(err::println);
            err.println("nothing was written: " + problems.size() + " problems in " + directory);
            return 1;
        }
        if (folder.sources().isEmpty()) {
            err.println("nothing was written: " + directory + " has no definition, and no topic would be left; expected"
                    + " .yaml files");
            return 1;
        }
        TopicSnapshot now = TopicSnapshot.read(connection, KAFKA_PATIENCE);
        RolloutPlan plan = RolloutPlan.of(folder.sources(), now.stored());
        tell(plan);
        if (dryRun) {
            out.println("nothing was written (--dry-run)");
            return 0;
        }
        return plan.isEmpty() && writer.equals(now.writer()) ? unchanged() : write(plan, writer);
    }

    private void tell(RolloutPlan plan) {
        plan.added().forEach(each -> out.println("+ " + each.id() + "  new"));
        plan.changed().forEach(each -> out.println("~ " + each.id() + "  changed"));
        plan.removed().forEach(each -> out.println("- " + each + "  removed: it has no file here"));
        out.println(plan.unchanged() + " unchanged");
    }

    private int unchanged() {
        for (URI uri : enrichers) {
            try (RunningEnricher enricher = new RunningEnricher(uri)) {
                out.println("generation " + enricher.topics().generation() + " stays in force at " + uri);
            }
        }
        return 0;
    }

    private int write(RolloutPlan plan, String writer) {
        // One that does not answer is told before anything is written, not after.
        for (URI uri : enrichers) {
            try (RunningEnricher enricher = new RunningEnricher(uri)) {
                enricher.topics();
            }
        }
        long generation = new RolloutWriter(connection, writer, clock).write(plan);
        long written = System.nanoTime();
        boolean good = true;
        for (URI uri : enrichers) {
            try (RunningEnricher enricher = new RunningEnricher(uri)) {
                good &= tell(plan, enricher.awaitGeneration(generation, ENRICHER_PATIENCE), uri, written);
            }
        }
        if (enrichers.isEmpty()) {
            out.println("generation " + generation + " is written; no enricher was asked");
        }
        return good ? 0 : 1;
    }

    /** An enricher of another version than this command may refuse what was good here. */
    private boolean tell(RolloutPlan plan, RunningTopics running, URI uri, long written) {
        out.println(String.format(
                Locale.ROOT,
                "generation %d is in force at %s, %.2f s after it was written",
                running.generation(),
                uri,
                (System.nanoTime() - written) / 1e9));
        Set<String> ids = plan.written().stream()
                .map(TopicDefinition::id)
                .map(TopicId::value)
                .collect(Collectors.toSet());
        List<TopicState> refused = running.topics().stream()
                .filter(state -> ids.contains(state.id()) && !state.problem().isEmpty())
                .toList();
        refused.forEach(state -> err.println(uri + " refuses " + state.id() + ": " + state.problem()
                + "\nis it of the same version as this command?"));
        return refused.isEmpty();
    }
}
