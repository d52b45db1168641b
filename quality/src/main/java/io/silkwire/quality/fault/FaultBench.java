package io.silkwire.quality.fault;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.quality.process.Pause;
import io.silkwire.quality.proof.IndexProof;
import io.silkwire.quality.proof.Judge;
import io.silkwire.quality.proof.Proof;
import io.silkwire.quality.proof.ProofTable;
import io.silkwire.quality.traffic.Traffic;
import io.silkwire.wire.TopicProvisioner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs traffic through the real services while faults are put on them, waits until all that was to be told is told, and judges every
 * pair of statement and subscription, and the index. The faults are the same for the same seed; what they meet is not.
 */
public final class FaultBench {
    private static final Logger LOG = LoggerFactory.getLogger(FaultBench.class);

    /** So many statements a second leave the processor to what starts again and again. */
    private static final int PER_SECOND = 4;

    private static final Duration BETWEEN_EDITS = Duration.ofSeconds(3);
    private static final Duration BETWEEN_ROLLOUTS = Duration.ofSeconds(20);
    /** What comes in the first minutes is held. */
    private static final Duration HELD = Duration.ofMinutes(2);
    /** Where nothing was released meanwhile. */
    private static final Duration SOON = Duration.ofSeconds(2);
    /** Until the last alert is told after the last fault: an endpoint that failed often is left alone for minutes. */
    private static final Duration DRAIN = Duration.ofMinutes(12);
    /** What would come twice has come by then. */
    private static final Duration AFTERMATH = Duration.ofSeconds(10);

    private final Settings settings;
    private final Consumer<String> teller;
    private final Clock clock;

    /**
     * What to run.
     *
     * @param home where the seeds are
     * @param folder an empty one for all data and output of the processes
     * @param statements at least so many are published; the stream goes on until the last fault is mended
     * @param table where the proof is written; that of the index is written beside it
     */
    public record Settings(
            Path home, Path folder, int faults, long seed, int statements, int subscriptions, Path table) {
        /** Beside the table of pairs. */
        public Path indexTable() {
            String name = String.valueOf(table.getFileName());
            int dot = name.lastIndexOf('.');
            return table.resolveSibling(
                    dot < 0 ? name + "-index" : name.substring(0, dot) + "-index" + name.substring(dot));
        }
    }

    /**
     * The course of a run.
     *
     * @param whole whether there are an Elasticsearch and a second alert service
     * @param drain for how long it is waited until all is told
     * @param aftermath for how long it is looked whether more comes
     */
    record Course(
            List<FaultPlan.Planned> plan,
            Traffic.Settings traffic,
            boolean whole,
            Duration drain,
            Duration aftermath) {}

    /**
     * What came of it.
     *
     * @param faults that were put on, and how often each
     * @param underFaults from the first fault until the last was mended
     * @param drained from then until the last alert was told
     * @param statements revisions that Kafka took
     * @param edits of subscriptions
     * @param rollouts of topic definitions
     * @param restarted processes that ended by themselves and were started again
     * @param refused what receivers did not take for genuine, in words
     * @param index null where there was none
     */
    public record Report(
            Map<String, Integer> faults,
            Duration underFaults,
            Duration drained,
            int statements,
            int edits,
            int rollouts,
            int restarted,
            List<String> refused,
            Proof proof,
            @Nullable IndexProof index) {
        /** Copies the lists. */
        public Report {
            faults = Map.copyOf(faults);
            refused = List.copyOf(refused);
        }

        /** Whether nothing is missing, doubled, untrue or strange. */
        public boolean holds() {
            return proof.holds() && (index == null || index.holds());
        }
    }

    /** @param teller is told what happens, line by line */
    public FaultBench(Settings settings, Consumer<String> teller, Clock clock) {
        this.settings = settings;
        this.teller = teller;
        this.clock = clock;
    }

    /** Runs; takes about five seconds for each fault and some minutes besides. */
    public Report run() throws IOException {
        Traffic.Settings traffic = new Traffic.Settings(
                settings.home(),
                settings.folder().resolve("topics"),
                PER_SECOND,
                settings.statements(),
                settings.subscriptions(),
                BETWEEN_EDITS,
                BETWEEN_ROLLOUTS,
                HELD);
        Report report =
                run(new Course(FaultPlan.draw(settings.seed(), settings.faults()), traffic, true, DRAIN, AFTERMATH));
        ProofTable.write(report.proof(), settings.table());
        if (report.index() != null) {
            ProofTable.write(report.index(), settings.indexTable());
        }
        return report;
    }

    /** Runs this course. */
    Report run(Course course) throws IOException {
        try (Scene scene = new Scene(settings.home(), settings.folder(), course.whole(), clock)) {
            TopicProvisioner.provision(scene.kafka(), KafkaTopics.all());
            try (Traffic traffic = new Traffic(course.traffic(), scene.kafka(), scene.receiver()::url, clock)) {
                traffic.prepare();
                teller.accept("broker and Elasticsearch run, the services start");
                scene.startServices();
                try (MatcherWatch watch = new MatcherWatch(scene.kafka(), clock)) {
                    return run(course, scene, traffic, watch);
                }
            }
        }
    }

    private Report run(Course course, Scene scene, Traffic traffic, MatcherWatch watch) throws IOException {
        traffic.start();
        Instant begun = clock.instant();
        strike(course.plan(), scene, traffic);
        scene.awaitWell();
        Duration underFaults = Duration.between(begun, clock.instant());
        teller.accept("no more faults; the last statements are published and told");
        traffic.end();
        Instant ended = clock.instant();
        Judge judge = new Judge(
                traffic.accepted(),
                traffic.versions(),
                traffic.generations(),
                watch.matched(),
                scene.receiver().book(),
                scene.mail().book());
        try (KafkaBook kafka = new KafkaBook(scene.kafka())) {
            IndexBook index = course.whole() ? new IndexBook(scene.elasticsearch()) : null;
            awaitProof(judge, kafka, index, scene, traffic, ended.plus(course.drain()));
            Duration drained = Duration.between(ended, clock.instant());
            Pause.of(course.aftermath());
            kafka.read();
            return new Report(
                    counts(course.plan()),
                    underFaults,
                    drained,
                    traffic.accepted().count(),
                    traffic.versions().edits(),
                    traffic.generations().edits(),
                    scene.restarted(),
                    refused(scene),
                    judge.judge(kafka.recorded(), clock.instant()),
                    index == null ? null : IndexProof.of(traffic.accepted(), index.read()));
        }
    }

    private static List<String> refused(Scene scene) {
        List<String> refused = new ArrayList<>(scene.receiver().book().refused());
        refused.addAll(scene.mail().book().refused());
        return refused;
    }

    /** One after the other; each is mended in its time while the next begin. */
    private void strike(List<FaultPlan.Planned> plan, Scene scene, Traffic traffic) {
        Instant begun = clock.instant();
        List<CompletableFuture<Void>> mended = new ArrayList<>();
        try (ExecutorService mending = Executors.newCachedThreadPool()) {
            for (FaultPlan.Planned planned : plan) {
                // A fault on what has not recovered from the one before proves less.
                scene.awaitWell(planned.target());
                scene.strike(planned.fault(), planned.target());
                mended.add(CompletableFuture.runAsync(() -> mend(planned, scene), mending));
                tell(plan.size(), mended.size(), planned, scene, traffic, begun);
                Pause.of(planned.then());
            }
            mended.forEach(CompletableFuture::join);
        }
    }

    private static void mend(FaultPlan.Planned planned, Scene scene) {
        Pause.of(planned.lasts());
        scene.mend(planned.fault(), planned.target());
    }

    private void tell(int all, int done, FaultPlan.Planned planned, Scene scene, Traffic traffic, Instant begun) {
        Duration since = Duration.between(begun, clock.instant());
        double perMinute = done * 60e3 / Math.max(1, since.toMillis());
        teller.accept(String.format(
                Locale.ROOT,
                "%4d s  fault %d of %d (%.1f a minute, about %.0f min left): %s %s for %.1f s; %d statements, %d webhooks, %d mails",
                since.toSeconds(),
                done,
                all,
                perMinute,
                (all - done) / Math.max(0.1, perMinute),
                planned.target().words(),
                planned.fault().words(),
                planned.lasts().toMillis() / 1e3,
                traffic.accepted().count(),
                scene.receiver().book().messages(),
                scene.mail().book().messages()));
    }

    /** Returns when all is proven, or time is up. */
    private void awaitProof(
            Judge judge, KafkaBook kafka, @Nullable IndexBook index, Scene scene, Traffic traffic, Instant end) {
        while (clock.instant().isBefore(end)) {
            kafka.read();
            Instant now = clock.instant();
            Proof proof = judge.judge(kafka.recorded(), now);
            if (proof.holds() && traffic.due().equals(Instant.MAX)) {
                traffic.release(SOON);
            }
            boolean isDue = !now.isBefore(traffic.due());
            if (isDue && proof.holds() && (index == null || holds(index, traffic))) {
                return;
            }
            teller.accept(String.format(
                    Locale.ROOT,
                    "%d of %d pairs as they should be%s",
                    proof.right(),
                    proof.rows().size(),
                    isDue ? "" : "; digests and what quiet hours held are not due yet"));
            scene.awaitWell();
            Pause.of(Duration.ofSeconds(2));
        }
    }

    private static boolean holds(IndexBook index, Traffic traffic) {
        try {
            return IndexProof.of(traffic.accepted(), index.read()).holds();
        } catch (IOException e) {
            // It may still be recovering; the last look at it is not forgiven.
            LOG.atDebug().setCause(e).log("The index could not be read yet");
            return false;
        }
    }

    private static Map<String, Integer> counts(List<FaultPlan.Planned> plan) {
        Map<Fault.Target, Map<Fault, Integer>> counted = new EnumMap<>(Fault.Target.class);
        Map<String, Integer> counts = new LinkedHashMap<>();
        plan.forEach(planned -> counted.computeIfAbsent(planned.target(), target -> new EnumMap<>(Fault.class))
                .merge(planned.fault(), 1, Integer::sum));
        counted.forEach((target, faults) ->
                faults.forEach((fault, times) -> counts.put(target.words() + " " + fault.words(), times)));
        return counts;
    }
}
