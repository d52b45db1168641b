package io.silkwire.quality.bench;

import io.silkwire.embedded.ElasticsearchHome;
import io.silkwire.embedded.ElasticsearchProcess;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import io.silkwire.enrich.index.IndexBench;
import io.silkwire.wire.KafkaConnection;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench index}: measures the index on a broker and an Elasticsearch of its own, in a folder that is removed afterwards. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description =
                "Measures the index: rate beside bare _bulk, time until found, an outage under load, searches by HTTP.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:measured, and every goal was reached",
            "1:a goal was missed, or something failed",
            "2:wrong use"
        })
public final class IndexCommand implements Callable<Integer> {
    private static final Duration START = Duration.ofMinutes(2);

    private final PrintStream out;
    private final Clock clock;

    @Option(names = "--documents", description = "statements of the comparison with _bulk (default: ${DEFAULT-VALUE})")
    private int documents = 10_000;

    @Option(names = "--latency", description = "how long records come one by one (default: ${DEFAULT-VALUE})")
    private Duration latency = Duration.ofSeconds(30);

    @Option(names = "--outage", description = "how long Elasticsearch is stopped (default: ${DEFAULT-VALUE})")
    private Duration outage = Duration.ofMinutes(5);

    @Option(names = "--searched", description = "statements that searches look through (default: ${DEFAULT-VALUE})")
    private int searched = 100_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Prints the figures, each beside what is wanted. */
    public IndexCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (documents < 1_000 || searched < 1_000 || !latency.isPositive() || !outage.isPositive()) {
            throw new ParameterException(
                    spec.commandLine(), "expected 1000 documents or more, and times above 0 such as PT30S");
        }
        Path folder = Files.createTempDirectory("silkwire-bench");
        try {
            return measure(folder) ? 0 : 1;
        } finally {
            BenchCommand.delete(folder);
        }
    }

    private boolean measure(Path folder) throws IOException, InterruptedException {
        List<Integer> ports = Ports.free(4);
        try (EmbeddedKafka broker = EmbeddedKafka.start(
                        new EmbeddedKafka.Settings(folder.resolve("kafka"), ports.get(0), ports.get(1)));
                Server server = new Server(ElasticsearchProcess.Settings.of(
                                ElasticsearchHome.find(), folder.resolve("elasticsearch"), ports.get(2), ports.get(3))
                        .with(ElasticsearchProcess.Settings.LASTING))) {
            server.on();
            boolean index = new IndexBench(
                            KafkaConnection.to(broker.bootstrapServers()),
                            "http://127.0.0.1:" + ports.get(2),
                            server,
                            clock,
                            out::println)
                    .run(new IndexBench.Load(documents, latency, outage, searched));
            return new SearchBench(broker.bootstrapServers(), "http://127.0.0.1:" + ports.get(2), out).run() && index;
        }
    }

    /** The Elasticsearch that is measured. */
    private static final class Server implements IndexBench.Power, AutoCloseable {
        private final ElasticsearchProcess.Settings settings;
        private ElasticsearchProcess process;

        Server(ElasticsearchProcess.Settings settings) {
            this.settings = settings;
            this.process = ElasticsearchProcess.start(settings);
        }

        @Override
        public void off() {
            process.close();
        }

        @Override
        public void on() {
            if (!process.isAlive()) {
                process = ElasticsearchProcess.start(settings);
            }
            process.awaitReady(START);
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
