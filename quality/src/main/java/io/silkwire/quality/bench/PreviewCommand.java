package io.silkwire.quality.bench;

import io.silkwire.alert.preview.PreviewBench;
import io.silkwire.embedded.ElasticsearchHome;
import io.silkwire.embedded.ElasticsearchProcess;
import io.silkwire.embedded.Ports;
import io.silkwire.enrich.index.WrittenArchive;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench preview}: measures previews on an Elasticsearch of its own, in a folder that is removed afterwards. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Measures previews of subscriptions on an archive of written statements.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:measured, and the goal was reached", "1:it was missed, or something failed", "2:wrong use"})
public final class PreviewCommand implements Callable<Integer> {
    private static final Duration START = Duration.ofMinutes(2);

    private final PrintStream out;
    private final Clock clock;

    @Option(names = "--statements", description = "of the archive (default: ${DEFAULT-VALUE})")
    private int statements = 100_000;

    @Option(names = "--previews", description = "that are measured (default: ${DEFAULT-VALUE})")
    private int previews = 400;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Prints the figures, each beside what is wanted. */
    public PreviewCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (statements < 1_000 || statements > 1_000_000 || previews < 20 || previews > 100_000) {
            throw new ParameterException(
                    spec.commandLine(), "expected 1000 to 1000000 statements and 20 to 100000 previews");
        }
        Path folder = Files.createTempDirectory("silkwire-bench");
        try {
            return measure(folder) ? 0 : 1;
        } finally {
            BenchCommand.delete(folder);
        }
    }

    private boolean measure(Path folder) throws IOException {
        List<Integer> ports = Ports.free(2);
        try (ElasticsearchProcess server = ElasticsearchProcess.start(ElasticsearchProcess.Settings.of(
                        ElasticsearchHome.find(), folder.resolve("elasticsearch"), ports.get(0), ports.get(1))
                .with(ElasticsearchProcess.Settings.LASTING))) {
            server.awaitReady(START);
            String url = "http://127.0.0.1:" + ports.get(0);
            WrittenArchive archive = new WrittenArchive(url, clock);
            archive.fill(statements);
            out.printf(Locale.ROOT, "archive of %,d statements%n", statements);
            return new PreviewBench(url, archive::word, clock, out::println).run(previews);
        }
    }
}
