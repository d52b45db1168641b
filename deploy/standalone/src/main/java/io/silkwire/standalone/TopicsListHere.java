package io.silkwire.standalone;

import io.silkwire.enrich.rollout.TopicsList;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code topics list [DIR]}: what the running system has in force, beside the files of a directory. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists the topics that the running system has in force, and whether the files of a directory are the"
                        + " same.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all are good", "1:some definitions in Kafka are refused", "2:wrong use"})
final class TopicsListHere implements Callable<Integer> {
    @Mixin
    private RunningSystem system = new RunningSystem();

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "default: seeds/topics")
    private @Nullable Path directory;

    @Override
    public Integer call() {
        List<URI> enrichers = system.enrichers();
        if (enrichers.isEmpty()) {
            throw new Problem("name the enricher to ask with --enricher http://host:8082");
        }
        Path files = directory == null ? system.topics() : directory;
        int status = 0;
        for (URI enricher : enrichers) {
            status = Math.max(status, new TopicsList(System.out).run(enricher, files));
        }
        return status;
    }
}
