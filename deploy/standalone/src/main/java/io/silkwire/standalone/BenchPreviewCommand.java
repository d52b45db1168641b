package io.silkwire.standalone;

import io.silkwire.alert.preview.PreviewBench;
import io.silkwire.embedded.ElasticsearchHome;
import io.silkwire.embedded.ElasticsearchProcess;
import io.silkwire.embedded.Ports;
import io.silkwire.enrich.index.WrittenArchive;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench preview}: measures previews on an Elasticsearch of its own, in a folder that is removed afterwards. */
@Command(
        name = "bench-preview",
        mixinStandardHelpOptions = true,
        description = "Measures previews of subscriptions on an archive of written statements.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:measured, and the goal was reached", "1:it was missed, or something failed", "2:wrong use"})
final class BenchPreviewCommand implements Callable<Integer> {
    private static final Duration START = Duration.ofMinutes(2);

    @Option(names = "--statements", description = "of the archive (default: ${DEFAULT-VALUE})")
    private int statements = 100_000;

    @Option(names = "--previews", description = "that are measured (default: ${DEFAULT-VALUE})")
    private int previews = 400;

    @Spec
    private CommandSpec spec = CommandSpec.create();

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
            remove(folder);
        }
    }

    private boolean measure(Path folder) throws IOException {
        List<Integer> ports = Ports.free(2);
        PrintWriter out = spec.commandLine().getOut();
        Clock clock = Clock.systemUTC();
        try (ElasticsearchProcess server = ElasticsearchProcess.start(ElasticsearchProcess.Settings.of(
                        ElasticsearchHome.find(), folder.resolve("elasticsearch"), ports.get(0), ports.get(1))
                .with(ElasticsearchProcess.Settings.LASTING))) {
            server.awaitReady(START);
            String url = "http://127.0.0.1:" + ports.get(0);
            WrittenArchive archive = new WrittenArchive(url, clock);
            archive.fill(statements);
            out.printf(Locale.ROOT, "archive of %,d statements%n", statements);
            out.flush();
            return new PreviewBench(url, archive::word, clock, line -> {
                        out.println(line);
                        out.flush();
                    })
                    .run(previews);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
