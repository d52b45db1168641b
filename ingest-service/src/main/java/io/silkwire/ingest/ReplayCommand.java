package io.silkwire.ingest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.ingest.report.ConsoleProgress;
import io.silkwire.ingest.report.IndexedDocuments;
import io.silkwire.ingest.report.ReplayReport;
import io.silkwire.ingest.report.ReplayTable;
import io.silkwire.wire.KafkaConnection;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code replay [--deliver] DIR}: replays a corpus through a running Silkwire and prints the report. Wired by hand, because a
 * command should answer at once and needs no container.
 */
@Command(
        name = "replay",
        description = "Replays the files of a directory through the pipeline and reports what became of them.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all files were taken in, all sums close",
            "1:files or manifest lines were refused (listed at the end)",
            "2:wrong use",
            "3:a sum does not close, or the replay was stopped"
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final int STOPPED = 3;
    /** A wrong address should be told before its writer loses patience; Kafka's own default is a minute. */
    private static final String API_TIMEOUT_MILLIS = "20000";

    private static final String REQUEST_TIMEOUT_MILLIS = "10000";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            description =
                    "corpus: text and HTML files, and manifest.yaml where there is one; or WARC files, or one of them")
    private Path directory = Path.of(".");

    @Option(
            names = "--deliver",
            description = "send the alerts of these statements; without it a replay notifies nobody")
    private boolean deliver;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}",
            description = "Kafka (default: ${DEFAULT-VALUE})")
    private String bootstrapServers = "";

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            defaultValue = "${env:ELASTICSEARCH_URL}",
            description = "ask this Elasticsearch for the documents instead of believing the writer's offsets")
    private @Nullable String elasticsearch;

    @Option(
            names = "--max-statement-bytes",
            paramLabel = "BYTES",
            description = "larger files are refused (default: ${DEFAULT-VALUE})")
    private int maxStatementBytes = CorpusReplay.Settings.DEFAULT_MAX_STATEMENT_BYTES;

    @Override
    public Integer call() {
        return run(replay(), directory, deliver);
    }

    /**
     * Runs a replay with progress on standard error and its report on standard output.
     *
     * @return the exit status
     */
    public static int run(CorpusReplay replay, Path directory, boolean deliver) {
        ConsoleProgress progress = new ConsoleProgress(System.err, isTerminal());
        try {
            ReplayReport report = replay.run(directory, deliver, progress);
            progress.clear();
            System.out.print(ReplayTable.of(report));
            System.out.flush();
            return report.exitStatus();
        } catch (NotDirectoryException e) {
            progress.clear();
            System.err.println("no such directory, nor a WARC file: " + directory.toAbsolutePath());
            return CommandLine.ExitCode.USAGE;
        } catch (IOException | ReplayStoppedException e) {
            progress.clear();
            System.err.println("replay stopped: " + e.getMessage());
            return STOPPED;
        }
    }

    private CorpusReplay replay() {
        CorpusReplay.Settings defaults = CorpusReplay.Settings.DEFAULT;
        try {
            return new CorpusReplay(
                    new KafkaConnection(Map.of(
                            "bootstrap.servers", bootstrapServers,
                            "default.api.timeout.ms", API_TIMEOUT_MILLIS,
                            "request.timeout.ms", REQUEST_TIMEOUT_MILLIS)),
                    new CorpusReplay.Settings(
                            maxStatementBytes, defaults.answer(), defaults.outage(), defaults.follow()),
                    elasticsearch == null || elasticsearch.isBlank() ? null : new IndexedDocuments(elasticsearch),
                    new SimpleMeterRegistry(),
                    Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()), e);
        }
    }

    private ParameterException misuse(String message, Exception cause) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it calls", cause);
        }
        return new ParameterException(spec.commandLine(), message, cause);
    }

    /** From JDK 22 on, a console may exist without a terminal, and only the newer {@code isTerminal} tells. */
    @SuppressWarnings("SystemConsoleNull") // on JDK 21, null is how the absence of a terminal is told
    private static boolean isTerminal() {
        if (System.console() == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            Object answer = java.io.Console.class.getMethod("isTerminal").invoke(System.console());
            return Boolean.TRUE.equals(answer);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
