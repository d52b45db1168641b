package io.silkwire.quality.bench;

import io.silkwire.quality.Progress;
import io.silkwire.quality.latency.LatencyBench;
import io.silkwire.quality.match.MatchBench;
import io.silkwire.quality.rollout.RolloutBench;
import io.silkwire.quality.speed.WrittenPages;
import java.io.IOException;
import java.io.PrintStream;
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

/** {@code bench}: load on the real parts, on this machine alone. */
@Command(
        name = "bench",
        description =
                "Puts load on parts of Silkwire on this machine, for a bounded time, and prints the rate reached.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:measured, and every goal was reached",
            "1:a goal was missed, or something failed",
            "2:wrong use"
        })
public final class BenchCommand implements Callable<Integer> {
    private static final double MEBI = 1 << 20;

    private final PrintStream out;
    private final Progress progress;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Prints figures to one stream and what goes on to the other. */
    public BenchCommand(PrintStream out, Progress progress, Clock clock) {
        this.out = out;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "name what to load: " + String.join(", ", spec.subcommands().keySet()));
    }

    @Command(
            name = "crawl",
            description = "Fetches and extracts pages of many loopback hosts with the delay of each kept.",
            mixinStandardHelpOptions = true)
    int crawl(
            @Option(names = "--hosts", defaultValue = "1000", description = "default: ${DEFAULT-VALUE}") int hosts,
            @Option(
                            names = "--delay",
                            defaultValue = "PT2S",
                            description = "between two requests to a host (default: ${DEFAULT-VALUE})")
                    Duration delay,
            @Option(names = "--time", defaultValue = "PT30S", description = "how long (default: ${DEFAULT-VALUE})")
                    Duration time)
            throws IOException {
        if (hosts < 1 || hosts > 20_000 || time.compareTo(Duration.ofMinutes(10)) > 0 || !delay.isPositive()) {
            throw new ParameterException(
                    spec.commandLine(), "expected 1 to 20000 hosts, a delay above 0 and at most PT10M");
        }
        List<byte[]> pages = WrittenPages.all();
        CrawlBench.Report report = new CrawlBench(hosts, delay, time, pages, clock).run(progress);
        long bytes = pages.stream().mapToLong(page -> page.length).sum() / pages.size();
        out.printf(
                Locale.ROOT,
                "%.0f pages/s fetched and extracted (%d pages of %d kB on average from %d hosts in %d s, %d failed)%n",
                report.perSecond(),
                report.pages(),
                bytes / 1_000,
                report.hosts(),
                report.time().toSeconds(),
                report.failed());
        out.printf(
                Locale.ROOT,
                "by the server's book: shortest time between two requests to a host %d ms (delay %d ms), at most %d at once%n",
                report.leastGap().toMillis(),
                delay.toMillis(),
                report.mostAtOnce());
        return judged(report, delay);
    }

    private int judged(CrawlBench.Report report, Duration delay) {
        Goals goals = new Goals(out);
        goals.atMost("pages that failed", report.failed(), 0, "pages");
        goals.atMost("requests to a host at once", report.mostAtOnce(), 1, "requests");
        goals.atLeast("between two requests to a host", report.leastGap(), delay);
        if (report.hosts() >= 1_000) {
            goals.atLeast("pages fetched and extracted", report.perSecond(), 300, "a second");
        } else {
            goals.notSetFor("the rate of " + report.hosts() + " hosts", "1000");
        }
        return goals.status();
    }

    @Command(
            name = "frontier",
            description = "Fills a frontier with known places and tells what they cost.",
            mixinStandardHelpOptions = true)
    int frontier(
            @Option(names = "--places", defaultValue = "1000000", description = "default: ${DEFAULT-VALUE}")
                    int places) {
        FrontierBench.Report report = new FrontierBench(places, clock).run();
        out.printf(
                Locale.ROOT,
                "%d places: %d MiB, %d bytes each; remembered %d/s, handed out and put back %d/s%n",
                report.places(),
                report.bytes() >> 20,
                report.bytes() / report.places(),
                report.rememberedPerSecond(),
                report.handedOutPerSecond());
        Goals goals = new Goals(out);
        if (places <= 1_000_000) {
            goals.atMost("heap", report.bytes() / MEBI, 1_024, "MiB");
        } else {
            goals.notSetFor(places + " places", "a million");
        }
        return goals.status();
    }

    @Command(
            name = "match",
            description =
                    "Matches statements of 3 kB against subscriptions, with the engine and its peers, and compares their answers.",
            mixinStandardHelpOptions = true)
    int match(
            @Option(names = "--subscriptions", defaultValue = "10000", description = "default: ${DEFAULT-VALUE}")
                    int subscriptions,
            @Option(
                            names = "--documents",
                            defaultValue = "2000",
                            description = "most for each system, for at most 20 seconds (default: ${DEFAULT-VALUE})")
                    int documents)
            throws IOException {
        if (subscriptions < 1 || subscriptions > 1_000_000 || documents < 1 || documents > 100_000) {
            throw new ParameterException(
                    spec.commandLine(), "expected 1 to 1000000 subscriptions and 1 to 100000 documents");
        }
        Path home = Path.of(System.getProperty("silkwire.home", ".")).toAbsolutePath();
        MatchBench.Report report = new MatchBench(home, subscriptions, documents).run(progress);
        out.printf(
                Locale.ROOT,
                "%d subscriptions compiled in %.1f s, %d MiB of heap with the subscriptions; an edit in force after %d ms at most%n%n",
                subscriptions,
                report.compiling().toMillis() / 1e3,
                report.heapBytes() >> 20,
                report.longestEdit().toMillis());
        out.printf("%-50s %12s %12s %10s %12s%n", "one core", "documents/s", "matches/doc", "compared", "differences");
        report.rows()
                .forEach(row -> out.printf(
                        Locale.ROOT,
                        "%-50s %12.1f %12.2f %10d %12d%n",
                        row.system(),
                        row.perSecond(),
                        row.matches() / (double) Math.max(1, row.answered()),
                        row.compared(),
                        row.differences()));
        return judged(report, subscriptions);
    }

    private int judged(MatchBench.Report report, int subscriptions) {
        out.println();
        Goals goals = new Goals(out);
        goals.atMost("differences between the answers of all systems", report.differences(), 0, "matches");
        if (subscriptions <= 200_000) {
            goals.atLeast("documents on one core", report.rows().getFirst().perSecond(), 500, "a second");
            goals.atMost("heap of the compiled set with its subscriptions", report.heapBytes() / MEBI, 2_048, "MiB");
            goals.atMost("longest time until an edit is in force", report.longestEdit(), Duration.ofSeconds(1));
        } else {
            goals.notSetFor(subscriptions + " subscriptions", "200000");
        }
        if (subscriptions >= 10_000 && report.monitorAsItComes() > 0) {
            double ours = report.rows().getFirst().perSecond();
            goals.atLeast("rate beside Lucene Monitor as it comes", ours / report.monitorAsItComes(), 50, "times");
            goals.atLeast("rate beside Lucene Monitor at its best", ours / report.monitorAtItsBest(), 10, "times");
        } else {
            goals.notSetFor("the rate beside Lucene Monitor with " + subscriptions + " subscriptions", "10000");
        }
        return goals.status();
    }

    @Command(
            name = "latency",
            description = "Publishes statements to the real services here and tells how soon a webhook hears of them.",
            mixinStandardHelpOptions = true)
    int latency(
            @Option(names = "--subscriptions", defaultValue = "10000", description = "default: ${DEFAULT-VALUE}")
                    int subscriptions,
            @Option(
                            names = "--rate",
                            defaultValue = "50",
                            description = "statements a second (default: ${DEFAULT-VALUE})")
                    int rate,
            @Option(names = "--time", defaultValue = "PT60S", description = "how long (default: ${DEFAULT-VALUE})")
                    Duration time)
            throws IOException {
        if (subscriptions < 1
                || subscriptions > 1_000_000
                || rate < 1
                || rate > 1_000
                || !time.isPositive()
                || time.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new ParameterException(
                    spec.commandLine(), "expected 1 to 1000000 subscriptions, a rate of 1 to 1000 and at most PT10M");
        }
        Path home = Path.of(System.getProperty("silkwire.home", ".")).toAbsolutePath();
        Path folder = Files.createTempDirectory("silkwire-bench");
        try {
            LatencyBench.Report report = new LatencyBench(home, folder, subscriptions, rate, time, clock).run(progress);
            out.printf(
                    Locale.ROOT,
                    "services started with %d subscriptions read and compiled in %.1f s%n",
                    subscriptions,
                    report.start().toMillis() / 1e3);
            out.printf(
                    Locale.ROOT,
                    "%d statements, %d of them told to somebody; from append to first attempt p50 %d ms, p95 %d ms, p99 %d ms, most %d ms;"
                            + " of that from the alert on p50 %d ms, p99 %d ms%n",
                    report.statements(),
                    report.latencies().size(),
                    report.quantile(0.5).toMillis(),
                    report.quantile(0.95).toMillis(),
                    report.quantile(0.99).toMillis(),
                    report.quantile(1).toMillis(),
                    report.sinceMatch(0.5).toMillis(),
                    report.sinceMatch(0.99).toMillis());
            return judged(report, subscriptions, rate);
        } finally {
            delete(folder);
        }
    }

    private int judged(LatencyBench.Report report, int subscriptions, int rate) {
        Goals goals = new Goals(out);
        goals.atLeast("statements that somebody was told of", report.latencies().size(), 1, "statements");
        if (subscriptions <= 10_000 && rate <= 50) {
            goals.atMost("from append to first attempt, p50", report.quantile(0.5), Duration.ofMillis(250));
            goals.atMost("from append to first attempt, p99", report.quantile(0.99), Duration.ofSeconds(2));
        } else {
            goals.notSetFor(
                    subscriptions + " subscriptions and " + rate + " statements a second", "10000 and 50 a second");
        }
        return goals.status();
    }

    @Command(
            name = "rollout",
            description =
                    "Applies changed topic definitions while statements come in: how soon they are live, and what that costs the statements.",
            mixinStandardHelpOptions = true)
    int rollout(
            @Option(
                            names = "--topics",
                            defaultValue = "300",
                            description =
                                    "definitions of 20 terms beside those of the seeds (default: ${DEFAULT-VALUE})")
                    int topics,
            @Option(
                            names = "--rate",
                            defaultValue = "50",
                            description = "statements a second (default: ${DEFAULT-VALUE})")
                    int rate,
            @Option(
                            names = "--rounds",
                            defaultValue = "10",
                            description = "rollouts of one definition, and of all of them (default: ${DEFAULT-VALUE})")
                    int rounds)
            throws IOException, InterruptedException {
        if (topics < 1 || topics > 10_000 || rate < 1 || rate > 1_000 || rounds < 1 || rounds > 100) {
            throw new ParameterException(
                    spec.commandLine(), "expected 1 to 10000 topics, a rate of 1 to 1000 and 1 to 100 rounds");
        }
        Path home = Path.of(System.getProperty("silkwire.home", ".")).toAbsolutePath();
        Path folder = Files.createTempDirectory("silkwire-bench");
        try {
            RolloutBench.Report report = new RolloutBench(home, folder, topics, rate, rounds, clock).run(progress);
            out.printf(
                    "%-30s %10s %8s %8s %8s %8s %14s%n",
                    "from sent to enriched, ms", "statements", "p50", "p95", "p99", "most", "live after, ms");
            for (RolloutBench.During during : RolloutBench.During.values()) {
                out.printf(
                        Locale.ROOT,
                        "%-30s %10d %8d %8d %8d %8d %14d%n",
                        switch (during) {
                            case QUIET -> "no rollout";
                            case ONE -> "rollout of one definition";
                            case ALL -> "rollout of " + topics + " definitions";
                        },
                        report.latencies().getOrDefault(during, List.of()).size(),
                        report.latency(during, 0.5).toMillis(),
                        report.latency(during, 0.95).toMillis(),
                        report.latency(during, 0.99).toMillis(),
                        report.latency(during, 1).toMillis(),
                        report.longestLive(during).toMillis());
            }
            return judged(report, topics);
        } finally {
            delete(folder);
        }
    }

    private int judged(RolloutBench.Report report, int topics) {
        Goals goals = new Goals(out);
        double quiet =
                Math.max(1, report.latency(RolloutBench.During.QUIET, 0.99).toMillis());
        goals.atMost(
                "an edited definition is live after, longest",
                report.longestLive(RolloutBench.During.ONE),
                Duration.ofSeconds(1));
        goals.atMost(
                "p99 while one definition is rolled out, beside no rollout",
                report.latency(RolloutBench.During.ONE, 0.99).toMillis() / quiet,
                1.5,
                "times");
        goals.atMost(
                "p99 while " + topics + " definitions are rolled out, beside no rollout",
                report.latency(RolloutBench.During.ALL, 0.99).toMillis() / quiet,
                1.5,
                "times");
        return goals.status();
    }

    /** With all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
