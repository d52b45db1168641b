package io.silkwire.standalone;

import io.silkwire.enrich.rollout.TopicsApply;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code topics apply [DIR]}: brings the definitions of a directory into force in the running system. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the definitions of a directory into force in the running system: all are checked, what changed is"
                    + " written in one transaction, topics without a file are removed, and the enricher is asked until it"
                    + " has the new generation in force.",
            "What was applied from a directory of your own stays in force over restarts; without DIR the definitions of seeds/topics"
                    + " are applied, and each start of 'up' then brings their changes into force again."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:in force (or nothing to change)",
            "1:refused, with file, line and remedy; nothing was written",
            "2:wrong use"
        })
final class TopicsApplyHere implements Callable<Integer> {
    @Mixin
    private RunningSystem system = new RunningSystem();

    @Option(names = "--dry-run", description = "Only tell what would be done.")
    private boolean dryRun;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "default: seeds/topics")
    private @Nullable Path directory;

    @Override
    public Integer call() {
        TopicsApply apply =
                new TopicsApply(system.kafka(), system.enrichers(), Clock.systemUTC(), System.out, System.err);
        Path wanted = directory == null ? system.topics() : directory;
        boolean seeds = wanted.toAbsolutePath()
                .normalize()
                .equals(system.topics().toAbsolutePath().normalize());
        return seeds ? apply.runSeeds(wanted, dryRun) : apply.run(wanted, dryRun);
    }
}
