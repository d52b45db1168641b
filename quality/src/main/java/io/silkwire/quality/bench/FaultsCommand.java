package io.silkwire.quality.bench;

import io.silkwire.quality.fault.FaultBench;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench faults}: proves that no alert is lost or doubled, whatever fails. */
@Command(
        name = "faults",
        description =
                "Kills, stops, freezes and cuts off parts of the pipeline under a steady stream of statements, and accounts for every"
                        + " pair of statement and subscription afterwards. About five seconds for each fault, and some minutes besides.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:nothing is missing or doubled",
            "1:something is, or a part did not recover; data and output of all parts are kept",
            "2:wrong use"
        })
public final class FaultsCommand implements Callable<Integer> {
    private final PrintStream out;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--faults", defaultValue = "200", description = "default: ${DEFAULT-VALUE}")
    private int faults;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "of the lot that draws the faults (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--statements",
            defaultValue = "1000",
            description = "at least; the stream lasts as long as the faults (default: ${DEFAULT-VALUE})")
    private int statements;

    @Option(names = "--subscriptions", defaultValue = "40", description = "default: ${DEFAULT-VALUE}")
    private int subscriptions;

    @Option(
            names = "--table",
            defaultValue = "fault-proof.csv",
            description = "file that the table of pairs is written to (default: ${DEFAULT-VALUE})")
    private Path table = Path.of("fault-proof.csv");

    /** Prints what goes on, and what came of it. */
    public FaultsCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (faults < 1
                || faults > 10_000
                || statements < 1
                || statements > 1_000_000
                || subscriptions < 1
                || subscriptions > 1_000) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected 1 to 10000 faults, 1 to 1000000 statements and 1 to 1000 subscriptions");
        }
        Path folder = Files.createTempDirectory("silkwire-faults");
        boolean holds = false;
        try {
            FaultBench.Report report = run(folder);
            print(report);
            holds = report.holds();
            return holds ? 0 : 1;
        } finally {
            if (holds) {
                BenchCommand.delete(folder);
            } else {
                out.println("data and output of all parts are kept in " + folder);
            }
        }
    }

    private FaultBench.Report run(Path folder) throws IOException {
        Path home = Path.of(System.getProperty("silkwire.home", ".")).toAbsolutePath();
        FaultBench.Settings settings =
                new FaultBench.Settings(home, folder, faults, seed, statements, subscriptions, table);
        return new FaultBench(settings, out::println, clock).run();
    }

    private void print(FaultBench.Report report) {
        out.println();
        report.faults().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fault -> out.printf(Locale.ROOT, "%-60s %9d%n", fault.getKey(), fault.getValue()));
        out.println();
        out.printf(
                Locale.ROOT,
                "%d statements in %d s under faults, all told %d s after the last fault; %d processes ended by themselves and were"
                        + " started again%n%n",
                report.statements(),
                report.underFaults().toSeconds(),
                report.drained().toSeconds(),
                report.restarted());
        out.printf(Locale.ROOT, "%-60s %9d%n", "statements lost before they were matched", report.unenriched());
        report.summary().forEach(out::println);
        out.printf("%ntable: %s%n", table.toAbsolutePath());
    }
}
