package io.silkwire.quality.match;

import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.alert.match.engine.MatchSets;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.contracts.Subscription;
import io.silkwire.quality.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Matches written statements against written subscriptions with the engine and its peers, on one thread, and compares what they found.
 * The rate is that of processor time of the thread, so that other work on the machine counts little.
 */
public final class MatchBench {
    /** A system is measured for so long or for all statements, whichever comes first; a slow one answers a few. */
    private static final Duration MOST = Duration.ofSeconds(20);

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    /** What is known of the words of statements before those come that are measured. */
    private static final int SAMPLE = 1_000;
    /** Peers need minutes and gigabytes for more. */
    private static final int MOST_FOR_PEERS = 20_000;

    /** In the folder of the project, made by the build of its module. */
    static final Path PERCOLATOR = Path.of("quality", "percolator", "target", "percolator", "percolator.jar");

    /** Subscriptions that are changed one after the other. */
    static final int EDITS = 300;

    private final Path corpus;
    private final Path percolator;
    private final int subscriptions;
    private final int statements;

    /**
     * @param home folder of the project: of the seed corpus, and of the percolator as it was built
     * @param statements most statements for each system
     */
    public MatchBench(Path home, int subscriptions, int statements) {
        this.corpus = home.resolve("seeds").resolve("corpus");
        this.percolator = home.resolve(PERCOLATOR);
        this.subscriptions = subscriptions;
        this.statements = statements;
    }

    /**
     * What one system did.
     *
     * @param answered statements that were measured
     * @param processorTime for these
     * @param matches in these
     * @param compared statements whose answers were compared with those of the engine
     * @param differences subscriptions that only one of the two found
     */
    public record Row(
            String system, long answered, Duration processorTime, long matches, long compared, long differences) {
        /** Statements a second on one core. */
        public double perSecond() {
            return answered * 1e9 / Math.max(1, processorTime.toNanos());
        }
    }

    /**
     * What came of it.
     *
     * @param compiling of all subscriptions, by the clock
     * @param heapBytes of the compiled set with its subscriptions
     * @param longestEdit until a changed subscription among all was in force, the longest of {@link #EDITS}
     */
    public record Report(List<Row> rows, Duration compiling, long heapBytes, Duration longestEdit) {
        /** Copies the rows. */
        public Report {
            rows = List.copyOf(rows);
        }

        /** Of all peers together. */
        public long differences() {
            return rows.stream().mapToLong(Row::differences).sum();
        }

        /** Documents a second of Lucene Monitor with nothing set; 0 where it did not run. */
        public double monitorAsItComes() {
            return rows.stream()
                    .filter(row -> row.system().equals(MonitorMatcher.AS_IT_COMES))
                    .mapToDouble(Row::perSecond)
                    .max()
                    .orElse(0);
        }

        /** The same in the configuration that is fastest here. */
        public double monitorAtItsBest() {
            return rows.stream()
                    .filter(row -> row.system().startsWith(MonitorMatcher.NAME))
                    .mapToDouble(Row::perSecond)
                    .max()
                    .orElse(0);
        }
    }

    /** Measures all; takes up to half a minute for each system. */
    public Report run(Progress progress) throws IOException {
        try {
            return measured(progress);
        } catch (QuerySyntaxException e) {
            throw new IllegalStateException("a query that was written for the measurement cannot be read", e);
        }
    }

    private Report measured(Progress progress) throws IOException, QuerySyntaxException {
        WrittenStatements language = new WrittenStatements(corpus);
        List<Incoming> sample = language.write(0, SAMPLE);
        List<Incoming> incoming = language.write(SAMPLE, statements);
        long before = used();
        WrittenSubscriptions writer = new WrittenSubscriptions(language, sample);
        List<Subscription> written = writer.write(subscriptions);
        long start = System.nanoTime();
        EngineMatcher engine = EngineMatcher.of(written, sample);
        Duration compiling = Duration.ofNanos(System.nanoTime() - start);
        long heap = used() - before;

        List<Set<String>> expected = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        rows.add(measure(engine, incoming, expected));
        rows.add(measure(engine.withEvidence(), incoming, expected));
        progress.at(2, peers().size() + 2L);
        for (Peer peer : peers()) {
            try (Matcher matcher = peer.open(written, sample)) {
                rows.add(measure(matcher, incoming, expected));
            }
            progress.at(rows.size(), peers().size() + 2L);
        }
        return new Report(rows, compiling, heap, longestEdit(writer, written));
    }

    /** Changes subscriptions one by one while statements pass and layers are merged, as in the service. */
    private static Duration longestEdit(WrittenSubscriptions writer, List<Subscription> written) {
        try (MatchSets sets = new MatchSets()) {
            sets.onSubscriptions(written, Set.of());
            long longest = 0;
            for (int i = 0; i < EDITS; i++) {
                String id =
                        written.get((int) (7_919L * i % written.size())).id().value();
                Subscription changed = writer.subscription(id, new Random(i));
                long start = System.nanoTime();
                sets.onSubscriptions(List.of(changed), Set.of());
                longest = Math.max(longest, System.nanoTime() - start);
            }
            return Duration.ofNanos(longest);
        }
    }

    /** Makes a peer of these subscriptions. */
    private interface Peer {
        Matcher open(List<Subscription> subscriptions, List<Incoming> sample) throws IOException, QuerySyntaxException;
    }

    private List<Peer> peers() {
        Peer unlearnt = (written, sample) -> EngineMatcher.unlearnt(written);
        Peer literal = (written, sample) -> new LiteralMatcher(written);
        return subscriptions > MOST_FOR_PEERS
                ? List.of(unlearnt, literal)
                : List.of(
                        unlearnt,
                        (written, sample) -> MonitorMatcher.asItComes(written),
                        MonitorMatcher::withFrequencies,
                        MonitorMatcher::withTwoPasses,
                        (written, sample) -> PercolatorMatcher.of(percolator, written),
                        literal);
    }

    /** Warms up, measures, and compares with what the first system found, which fills the list. */
    private static Row measure(Matcher matcher, List<Incoming> incoming, List<Set<String>> expected)
            throws IOException {
        long end = System.nanoTime() + WARM_UP.toNanos();
        for (int i = 0; System.nanoTime() < end; i++) {
            matcher.matching(incoming.get(i % incoming.size()));
        }
        List<Set<String>> found = new ArrayList<>();
        long stop = System.nanoTime() + MOST.toNanos();
        Duration start = matcher.processorTime();
        while (found.size() < incoming.size() && System.nanoTime() < stop) {
            found.add(matcher.matching(incoming.get(found.size())));
        }
        Duration took = matcher.processorTime().minus(start);
        if (expected.isEmpty()) {
            expected.addAll(found);
        }
        long differences = 0;
        long matches = 0;
        int compared = Math.min(found.size(), expected.size());
        for (int i = 0; i < found.size(); i++) {
            matches += found.get(i).size();
            differences += i < compared ? differences(found.get(i), expected.get(i)) : 0;
        }
        return new Row(matcher.name(), found.size(), took, matches, compared, differences);
    }

    private static long differences(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return one.size() + other.size() - 2L * both.size();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
