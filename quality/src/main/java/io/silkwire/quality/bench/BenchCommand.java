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
        exitCodeList = {"0:measured, and the manners were kept", "1:something failed", "2:wrong use"})
public final class BenchCommand implements Callable<Integer> {
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
                spec.commandLine(), "name what to load: crawl, frontier, match, latency, rollout, restart, faults");
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
        return report.failed() == 0
                        && report.mostAtOnce() == 1
                        && report.leastGap().compareTo(delay) >= 0
                ? 0
                : 1;
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
        return 0;
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
        return report.rows().stream().allMatch(row -> row.differences() == 0) ? 0 : 1;
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
            return report.latencies().isEmpty() ? 1 : 0;
        } finally {
            delete(folder);
        }
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
            return 0;
        } finally {
            delete(folder);
        }
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
