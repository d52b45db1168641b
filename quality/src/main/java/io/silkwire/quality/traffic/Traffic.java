package io.silkwire.quality.traffic;

import io.silkwire.quality.match.Written;
import io.silkwire.quality.proof.Accepted;
import io.silkwire.quality.proof.Generations;
import io.silkwire.quality.proof.Versions;
import io.silkwire.wire.KafkaConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All that a run is given: subscriptions and topic definitions before it begins, then statements, while both are edited. */
public final class Traffic implements AutoCloseable {
    private final Accepted accepted = new Accepted();
    private final Versions versions = new Versions();
    private final Generations generations = new Generations();
    private final Settings settings;
    private final Clock clock;
    private volatile Instant due = Instant.MAX;
    private final Writer writer;
    private final StatementStream statements;
    private final SubscriptionEdits subscriptions;
    private final TopicEdits topics;
    private final ExecutorService editors = Executors.newFixedThreadPool(2);
    private CompletableFuture<Void> editing = CompletableFuture.completedFuture(null);
    private volatile boolean ending;

    /**
     * What it is made of.
     *
     * @param home where the seeds are
     * @param folder an empty one for topic definitions
     * @param perSecond statements
     * @param statements at least so many are published
     * @param betweenEdits of subscriptions
     * @param betweenRollouts of topic definitions
     * @param held so long after the beginning digests are sent and quiet hours end; null where {@link #release} is left to say it
     */
    public record Settings(
            Path home,
            Path folder,
            int perSecond,
            int statements,
            int subscriptions,
            Duration betweenEdits,
            Duration betweenRollouts,
            @Nullable Duration held) {}

    /** @param endpoint address of the receiver for the id of a subscription */
    public Traffic(Settings settings, KafkaConnection kafka, UnaryOperator<String> endpoint, Clock clock)
            throws IOException {
        this.settings = settings;
        this.clock = clock;
        Written written = Written.of(settings.home().resolve("seeds/corpus"));
        writer = new Writer(kafka, clock);
        statements = new StatementStream(written, settings.perSecond(), settings.statements(), writer, accepted);
        subscriptions = new SubscriptionEdits(
                new Subscribers(written, settings.subscriptions(), endpoint),
                settings.subscriptions(),
                writer,
                versions,
                clock);
        topics = new TopicEdits(
                kafka, settings.folder(), settings.home().resolve("seeds/topics"), written, generations, clock);
    }

    /** The secret that signs webhooks for the subscription of this id. */
    public static String secret(String id) {
        return Subscribers.secret(id);
    }

    /** Writes what stands before a statement comes. */
    public void prepare() {
        subscriptions.writeAll();
        topics.applyAll();
    }

    /** Begins. */
    public void start() {
        Duration held = settings.held();
        if (held != null) {
            release(held);
        }
        statements.start();
        editing = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> every(settings.betweenEdits(), subscriptions::editOne), editors),
                CompletableFuture.runAsync(() -> every(settings.betweenRollouts(), topics::editOne), editors));
    }

    /**
     * Ends the edits and, after the least number, the statements, and waits until Kafka has taken all.
     *
     * @throws IllegalStateException where something could not be written
     */
    public void end() {
        ending = true;
        editing.join();
        statements.end();
        writer.flush();
    }

    /** Edits those whose time of sending is their point, so that digests are sent and quiet hours end so long from now. */
    public void release(Duration fromNow) {
        due = clock.instant().plus(fromNow).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        subscriptions.hold(due);
    }

    /** Statements that Kafka has taken. */
    public Accepted accepted() {
        return accepted;
    }

    /** Subscriptions as they were written. */
    public Versions versions() {
        return versions;
    }

    /** Topic definitions as they were rolled out. */
    public Generations generations() {
        return generations;
    }

    /** When digests are sent and quiet hours end, the end of time while that is not said. */
    public Instant due() {
        return due;
    }

    @Override
    public void close() {
        ending = true;
        editors.shutdownNow();
        statements.close();
        writer.close();
    }

    private void every(Duration pause, Runnable edit) {
        long next = System.nanoTime() + pause.toNanos();
        while (!ending && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(
                    Math.min(next - System.nanoTime(), Duration.ofMillis(100).toNanos()));
            if (System.nanoTime() >= next) {
                edit.run();
                next += pause.toNanos();
            }
        }
    }
}
