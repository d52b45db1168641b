package io.silkwire.quality.bench;

import io.silkwire.quality.latency.RestartBench;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench restart}: how soon the alert service works again, and an edit is in force. */
@Command(
        name = "restart",
        description =
                "Starts the alert service over many subscriptions, kills and starts it again, then edits some; tells how long each took.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:measured, and every goal was reached",
            "1:a goal was missed, or something failed, whose data and output are then kept",
            "2:wrong use"
        })
public final class RestartCommand implements Callable<Integer> {
    private static final Duration RESTART = Duration.ofMinutes(1);

    private final PrintStream out;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--subscriptions", defaultValue = "100000", description = "default: ${DEFAULT-VALUE}")
    private int subscriptions;

    @Option(
            names = "--heap",
            defaultValue = "2g",
            description = "of the alert service, as the JVM is told it (default: ${DEFAULT-VALUE})")
    private String heap = "2g";

    /** Prints what goes on, and the figures. */
    public RestartCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (subscriptions < 1 || subscriptions > 1_000_000 || !heap.matches("\\d{1,6}[kmg]")) {
            throw new ParameterException(
                    spec.commandLine(), "expected 1 to 1000000 subscriptions and a heap such as 512m or 2g");
        }
        Path home = Path.of(System.getProperty("silkwire.home", ".")).toAbsolutePath();
        Path folder = Files.createTempDirectory("silkwire-restart");
        boolean measured = false;
        try {
            RestartBench.Report report = new RestartBench(home, folder, subscriptions, heap, out::println, clock).run();
            print(report);
            measured = true;
            return judged(report);
        } finally {
            if (measured) {
                BenchCommand.delete(folder);
            } else {
                out.println("data and output are kept in " + folder);
            }
        }
    }

    private void print(RestartBench.Report report) {
        for (int i = 0; i < report.starts().size(); i++) {
            RestartBench.Start start = report.starts().get(i);
            out.printf(
                    Locale.ROOT,
                    "%s with %d subscriptions: ready after %.1f s, first match told after %.1f s, %d MiB resident%n",
                    i == 0 ? "first start" : "start after kill -9",
                    subscriptions,
                    start.ready().toMillis() / 1e3,
                    start.firstMatch().toMillis() / 1e3,
                    start.residentBytes() >> 20);
        }
        out.printf(
                Locale.ROOT,
                "%d edits, from Kafka to the first attempt about a statement that the edit fits: half within %d ms, all within %d ms%n",
                report.edits().size(),
                report.edits().get(report.edits().size() / 2).toMillis(),
                report.edits().getLast().toMillis());
    }

    private int judged(RestartBench.Report report) {
        Goals goals = new Goals(out);
        if (subscriptions > 100_000) {
            goals.notSetFor(subscriptions + " subscriptions", "100000");
            return goals.status();
        }
        RestartBench.Start again = report.starts().getLast();
        goals.atMost("start after kill -9, ready after", again.ready(), RESTART);
        goals.atMost("start after kill -9, first match told after", again.firstMatch(), RESTART);
        goals.atMost("an edit is live after, longest", report.edits().getLast(), Duration.ofSeconds(1));
        return goals.status();
    }
}
