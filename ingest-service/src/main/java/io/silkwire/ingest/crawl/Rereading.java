package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.Statement;
import io.silkwire.ingest.fetch.HopGate;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Concludes and writes for one partition of sites what an archive holds, as the crawler would have: the same decisions, the same
 * transactions, and the same rule that a partition has one writer. A crawler that owns the partition is fenced and reads again
 * what stands; if it then writes, this one is fenced and fails with a KafkaException, and starting over goes on where it stopped.
 *
 * <p>Any exception leaves it unusable. One thread.
 */
public final class Rereading implements AutoCloseable {
    /** States without a statement that may wait for the next commit. */
    private static final int MOST_WAITING = 200;

    private final CrawlTransaction transaction;
    private final StatementLog statements;
    private final Conclusions conclusions;
    private final Map<String, CrawlState> states = new HashMap<>();
    private final List<Conclusion> waiting = new ArrayList<>();
    /** Names of the documents at a URL: several statements may link to one. */
    private final Map<String, Set<String>> attachments = new HashMap<>();

    /**
     * What came of it.
     *
     * @param statement the new revision, or null
     * @param disposition the crawler's word for it
     */
    public record Outcome(@Nullable Statement statement, String disposition) {}

    private Rereading(CrawlTransaction transaction, StatementLog statements, Conclusions conclusions) {
        this.transaction = transaction;
        this.statements = statements;
        this.conclusions = conclusions;
    }

    /**
     * The only writer of this partition from now on, which knows what was written before.
     *
     * @param travel lane, delivery and trace of all it writes
     * @param answer after so long without an answer the broker counts as away
     */
    public static Rereading open(
            KafkaConnection connection, int partition, int partitions, Travel travel, Duration answer, Clock clock) {
        CrawlTransaction transaction = CrawlTransaction.open(connection, partition, partitions, travel, answer, clock);
        try {
            Rereading rereading = new Rereading(
                    transaction,
                    new StatementLog(connection),
                    new Conclusions(new RevisitPolicy(() -> 0.5), partitions));
            var unused = PartitionReader.read(connection, partition, rereading::remember, () -> false);
            rereading.takeUpNotes();
            return rereading;
        } catch (RuntimeException e) {
            transaction.close();
            throw e;
        }
    }

    /**
     * An answer of this time, in the order of time.
     *
     * @param kind what is at the place where it is not known yet
     * @param landing makes the landing of the errand
     * @return null where this or a later answer of the place was concluded before
     */
    public @Nullable Outcome conclude(
            Source source, String place, CrawlState.Kind kind, Instant at, Function<Errand, Landing> landing) {
        CrawlState known = states.get(CrawlState.key(source.id(), place));
        Visit visit = known == null ? null : known.visit();
        if (visit != null && visit.at() != null && !visit.at().isBefore(at)) {
            return null;
        }
        Visit seen = visit == null ? RevisitPolicy.discovered(at, at) : visit;
        CrawlState state = known == null
                ? new CrawlState(source.id(), place, kind, seen, null)
                : known.with(seen, known.published());
        Conclusion conclusion =
                conclusions.of(landing.apply(new Errand(source, state, null, HopGate.OPEN)), new Remembered());
        conclusion.forgotten().forEach(states::remove);
        conclusion.states().forEach(this::put);
        waiting.add(conclusion);
        if (conclusion.statement() != null || waiting.size() >= MOST_WAITING) {
            commit();
        }
        return new Outcome(conclusion.statement(), conclusion.disposition());
    }

    /** The names under which statements of this source link to this URL, in order. */
    public List<String> attachmentsAt(Source source, String url) {
        return List.copyOf(attachments.getOrDefault(CrawlState.key(source.id(), url), Set.of()));
    }

    private void put(CrawlState state) {
        states.put(state.key(), state);
        URI url = state.kind() == CrawlState.Kind.ATTACHMENT ? Place.uri(state.place()) : null;
        if (url != null) {
            attachments
                    .computeIfAbsent(CrawlState.key(state.sourceId(), url.toString()), unused -> new TreeSet<>())
                    .add(state.place());
        }
    }

    /** Pages that the replay of another site, or its crawl, found here. */
    private void takeUpNotes() {
        List<CrawlState> notes = states.values().stream()
                .filter(state -> state.place().startsWith(Place.FOUND))
                .toList();
        for (CrawlState note : notes) {
            Conclusion conclusion = conclusions.takenUp(note, new Remembered());
            conclusion.forgotten().forEach(states::remove);
            conclusion.states().forEach(this::put);
            waiting.add(conclusion);
        }
    }

    /** All so far is seen by others once this returns. */
    public void commit() {
        if (!waiting.isEmpty()) {
            transaction.write(waiting).forEach(this::remember);
            waiting.clear();
        }
    }

    /** Gives up what was not committed. */
    @Override
    public void close() {
        transaction.close();
        statements.close();
    }

    private void remember(String key, @Nullable CrawlState state) {
        if (state == null) {
            states.remove(key);
        } else {
            put(state);
        }
    }

    private final class Remembered implements Memory {
        @Override
        public @Nullable CrawlState state(String key) {
            return states.get(key);
        }

        @Override
        public @Nullable Statement statement(Published published) {
            return statements.read(published);
        }
    }
}
