package io.silkwire.quality.fault;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Subscription;
import io.silkwire.quality.match.Written;
import io.silkwire.quality.process.Pause;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
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
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Runs statements through the real services while faults are put on them, waits until all that was to be told is told, and judges every
 * pair of statement and subscription. The faults are the same for the same seed; what they meet is not.
 */
public final class FaultBench {
    /** So many statements a second leave the processor to what starts again and again. */
    private static final int PER_SECOND = 4;
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
     * @param table where the proof is written
     */
    public record Settings(
            Path home, Path folder, int faults, long seed, int statements, int subscriptions, Path table) {}

    /**
     * What came of it.
     *
     * @param faults that were put on, and how often each
     * @param underFaults from the first fault until the last was mended
     * @param drained from then until the last alert was told
     * @param statements that Kafka took
     * @param unenriched of these, those that the enricher lost
     * @param restarted processes that ended by themselves and were started again
     * @param summary of the proof, in lines for people
     * @param holds whether nothing is missing or doubled
     */
    public record Report(
            Map<String, Integer> faults,
            Duration underFaults,
            Duration drained,
            int statements,
            long unenriched,
            int restarted,
            List<String> summary,
            boolean holds) {
        /** Copies the lines. */
        public Report {
            faults = Map.copyOf(faults);
            summary = List.copyOf(summary);
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
        List<FaultPlan.Planned> plan = FaultPlan.draw(settings.seed(), settings.faults());
        Written written = Written.of(settings.home().resolve("seeds/corpus"));
        try (Scene scene = new Scene(settings.home(), settings.folder())) {
            TopicProvisioner.provision(scene.kafka(), KafkaTopics.all());
            List<Subscription> subscriptions =
                    Subscribers.of(written, settings.subscriptions(), scene.receiver()::url, clock.instant());
            subscribe(scene.kafka(), subscriptions);
            teller.accept("broker and Elasticsearch run, the services start");
            scene.startServices();
            try (StatementStream stream =
                    new StatementStream(written, scene.kafka(), PER_SECOND, settings.statements(), clock)) {
                stream.start();
                Instant begun = clock.instant();
                strike(plan, scene, stream);
                scene.awaitWell();
                Duration underFaults = Duration.between(begun, clock.instant());
                teller.accept("no more faults; the last statements are published and told");
                stream.end();
                return drain(plan, underFaults, scene, stream, subscriptions);
            }
        }
    }

    private void subscribe(KafkaConnection kafka, List<Subscription> subscriptions) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.producer("silkwire-bench-subscriptions"))) {
            for (Subscription subscription : subscriptions) {
                String id = subscription.id().value();
                var unused = producer.send(WireRecords.of(
                        KafkaTopics.SUBSCRIPTIONS,
                        null,
                        id,
                        subscription,
                        id + "/1",
                        "/silkwire/quality",
                        clock.instant(),
                        Travel.LIVE));
            }
            producer.flush();
        }
    }

    /** One after the other; each is mended in its time while the next begin. */
    private void strike(List<FaultPlan.Planned> plan, Scene scene, StatementStream stream) {
        Instant begun = clock.instant();
        List<CompletableFuture<Void>> mended = new ArrayList<>();
        try (ExecutorService mending = Executors.newVirtualThreadPerTaskExecutor()) {
            for (FaultPlan.Planned planned : plan) {
                // A fault on what has not recovered from the one before proves less.
                scene.awaitWell(planned.target());
                scene.strike(planned.fault(), planned.target());
                mended.add(CompletableFuture.runAsync(() -> mend(planned, scene), mending));
                tell(plan.size(), mended.size(), planned, scene, stream, begun);
                Pause.of(planned.then());
            }
            mended.forEach(CompletableFuture::join);
        }
    }

    private static void mend(FaultPlan.Planned planned, Scene scene) {
        Pause.of(planned.lasts());
        scene.mend(planned.fault(), planned.target());
    }

    private void tell(
            int all, int done, FaultPlan.Planned planned, Scene scene, StatementStream stream, Instant begun) {
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
                stream.count(),
                scene.receiver().book().messages(),
                scene.mail().book().messages()));
    }

    private Report drain(
            List<FaultPlan.Planned> plan,
            Duration underFaults,
            Scene scene,
            StatementStream stream,
            List<Subscription> subscriptions)
            throws IOException {
        Instant begun = clock.instant();
        try (KafkaBook kafka = new KafkaBook(scene.kafka())) {
            awaitProof(kafka, scene, stream, subscriptions, begun);
            Duration drained = Duration.between(begun, clock.instant());
            Pause.of(AFTERMATH);
            kafka.read();
            Proof proof = proof(kafka, scene, subscriptions);
            ProofTable.write(proof, settings.table());
            long unenriched = (long) stream.count() - kafka.statements().size();
            List<String> summary = summary(proof, kafka.deadLetters());
            return new Report(
                    counts(plan),
                    underFaults,
                    drained,
                    stream.count(),
                    unenriched,
                    scene.restarted(),
                    summary,
                    proof.holds() && unenriched == 0 && kafka.deadLetters() == 0);
        }
    }

    /** Returns when all is proven, or time is up. */
    private void awaitProof(
            KafkaBook kafka, Scene scene, StatementStream stream, List<Subscription> subscriptions, Instant begun) {
        while (true) {
            kafka.read();
            Proof proof = proof(kafka, scene, subscriptions);
            boolean complete = kafka.hasAll(stream.published()) && proof.holds();
            if (complete || Duration.between(begun, clock.instant()).compareTo(DRAIN) > 0) {
                return;
            }
            teller.accept(String.format(
                    Locale.ROOT,
                    "%d of %d statements enriched, %d of %d alerts told",
                    kafka.statements().size(),
                    stream.count(),
                    proof.count(Proof.Verdict.PROVEN) + proof.count(Proof.Verdict.COPIED),
                    proof.expected()));
            scene.awaitWell();
            Pause.of(Duration.ofSeconds(5));
        }
    }

    private static Proof proof(KafkaBook kafka, Scene scene, List<Subscription> subscriptions) {
        return Proof.of(
                kafka.statements(),
                subscriptions,
                kafka.recorded(),
                scene.receiver().book(),
                scene.mail().book());
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

    private static List<String> summary(Proof proof, int deadLetters) {
        List<String> lines = new ArrayList<>();
        lines.add(line("pairs of statement and subscription judged", proof.pairs()));
        lines.add(line("alerts expected by brute force", proof.expected()));
        for (Proof.Verdict verdict : Proof.Verdict.values()) {
            lines.add(line(verdict.label(), proof.count(verdict)));
        }
        lines.add(line("ids at a receiver that are of no expected alert", proof.strangers()));
        lines.add(line("ids that came again with another content", proof.changed()));
        lines.add(line("dead letters", deadLetters));
        lines.add(line("webhooks that came again under their id (at least once)", proof.webhooksAgain()));
        lines.add(line("mails that came again under their id (at least once)", proof.mailsAgain()));
        return lines;
    }

    private static String line(String what, long count) {
        return String.format(Locale.ROOT, "%-60s %9d", what, count);
    }
}
