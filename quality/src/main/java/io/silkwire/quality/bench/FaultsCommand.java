package io.silkwire.quality.bench;

import io.silkwire.quality.fault.FaultBench;
import io.silkwire.quality.proof.IndexProof;
import io.silkwire.quality.proof.Proof;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench faults}: proves that no alert is lost, doubled or untrue, whatever fails, and that the index holds all. */
@Command(
        name = "faults",
        description =
                "Kills, stops, freezes and cuts off parts of the pipeline while statements come and subscriptions and topics are edited, and"
                        + " accounts for every pair of statement and subscription and for the index afterwards. About five seconds for"
                        + " each fault, and some minutes besides.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:nothing is missing, doubled, untrue or strange",
            "1:something is, or a part did not recover; data and output of all parts are kept",
            "2:wrong use"
        })
public final class FaultsCommand implements Callable<Integer> {
    /** So many reasons of receivers are printed. */
    private static final int TOLD = 10;

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
            FaultBench.Settings settings = settings(folder);
            FaultBench.Report report = new FaultBench(settings, out::println, clock).run();
            print(report);
            out.println();
            Goals goals = new Goals(out);
            judge(goals, report);
            out.printf(
                    "%ntables: %s and %s%n",
                    settings.table().toAbsolutePath(), settings.indexTable().toAbsolutePath());
            holds = report.holds() && goals.status() == 0;
            return holds ? 0 : 1;
        } finally {
            if (holds) {
                BenchCommand.delete(folder);
            } else {
                out.println("data and output of all parts are kept in " + folder);
            }
        }
    }

    private FaultBench.Settings settings(Path folder) {
        Path home = Path.of(System.getProperty("silkwire.home", ".")).toAbsolutePath();
        return new FaultBench.Settings(home, folder, faults, seed, statements, subscriptions, table);
    }

    private void print(FaultBench.Report report) {
        out.println();
        report.faults().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fault -> out.printf(Locale.ROOT, "%-60s %9d%n", fault.getKey(), fault.getValue()));
        out.println();
        out.printf(
                Locale.ROOT,
                "%d statements, %d edits of subscriptions and %d rollouts of topics in %d s under faults, all told %d s after the last"
                        + " fault; %d processes ended by themselves and were started again%n%n",
                report.statements(),
                report.edits(),
                report.rollouts(),
                report.underFaults().toSeconds(),
                report.drained().toSeconds(),
                report.restarted());
        report.proof().summary().forEach(out::println);
        report.refused().stream().limit(TOLD).forEach(why -> out.println("refused: " + why));
        IndexProof index = report.index();
        if (index != null) {
            Stream.of(IndexProof.Verdict.values())
                    .map(verdict -> Proof.line("statements in the index: " + verdict.label(), index.count(verdict)))
                    .forEach(out::println);
        }
    }

    private void judge(Goals goals, FaultBench.Report report) {
        Proof proof = report.proof();
        goals.atMost("alerts missing", proof.count(Proof.Verdict.ALERT_MISSING), 0, "alerts");
        goals.atMost("alerts doubled", proof.count(Proof.Verdict.ALERT_TWICE), 0, "alerts");
        goals.atMost("pairs that stand otherwise than they should", proof.rows().size() - proof.right(), 0, "pairs");
        goals.atMost(
                "statements lost, messages strange or untrue, dead letters",
                proof.faults().values().stream().mapToLong(count -> count).sum(),
                0,
                "in all");
        IndexProof index = report.index();
        if (index != null) {
            goals.atMost(
                    "statements missing, stale or strange in the index",
                    index.rows().size() - index.count(IndexProof.Verdict.RIGHT),
                    0,
                    "statements");
        }
        goals.atLeast("alerts that had to come", proof.expected(), 1, "alerts");
    }
}
