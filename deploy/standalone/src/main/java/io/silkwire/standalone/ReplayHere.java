package io.silkwire.standalone;

import io.silkwire.ingest.ReplayCommand;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code replay [--deliver] DIR}: the ingest service's replay, sent to the system that runs on this data directory, and noted there
 * so that the next {@code up} finishes it should everything be killed.
 */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Sends the files of a directory through the running pipeline and reports what became of them.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all files were taken in, all sums close",
            "1:files or manifest lines were refused (listed at the end)",
            "2:wrong use",
            "3:a sum does not close, or the replay was stopped"
        })
final class ReplayHere implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            description =
                    "Corpus: .txt, .md and .html files, and manifest.yaml where there is one; or WARC files, or one of them.")
    private Path directory = Path.of(".");

    @Option(names = "--deliver", description = "Send the alerts too; without it a replay notifies nobody.")
    private boolean deliver;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka of another system than the one on this data directory.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = "With --bootstrap-servers: ask this index for the documents, too.")
    private @Nullable String elasticsearch;

    @Mixin
    private Installation installation = new Installation();

    @Override
    public Integer call() {
        String servers = bootstrapServers;
        if (servers != null) {
            return ReplayCommand.run(
                    Replays.of(new Addresses("", servers, elasticsearch == null ? "" : elasticsearch)),
                    directory,
                    deliver);
        }
        return replayNoted(installation.running());
    }

    private int replayNoted(Addresses addresses) {
        ReplayJournal journal = new ReplayJournal(installation.data());
        ReplayJournal.Note note = journal.begin(directory, deliver);
        // Who asks it to stop (Ctrl-C, TERM) means it, also for the next start; only a killed process leaves its note.
        Thread forget = new Thread(() -> journal.end(note), "forget-replay");
        Runtime.getRuntime().addShutdownHook(forget);
        return ReplayCommand.run(Replays.of(addresses), directory, deliver);
    }
}
