package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.ingest.frontier.Frontier;
import io.silkwire.ingest.frontier.HostTurns;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.ingest.frontier.Site;
import io.silkwire.ingest.publication.PublicationFailure;
import io.silkwire.ingest.source.SourceTable;
import io.silkwire.wire.KafkaConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns one partition of sites while it is assigned to this instance: fences the owner before, reads what is known, hands out
 * what is due, and writes what came of it. Its own thread concludes and writes; fetches report to it from theirs.
 *
 * <p>It ends for good with its first failure to write: nothing that was not committed counts, and a new owner reads again what is.
 */
final class PartitionOwner {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionOwner.class);
    /** Enough to spread the cost of a commit; they are what lies there already, so nothing waits for a batch to fill. */
    private static final int BATCH = 100;

    /** How often the alarms of sources are looked at. */
    private static final Duration CHECK = Duration.ofMinutes(1);
    /** The clock may be a stepped one, so it is asked this often. */
    private static final Duration POLL = Duration.ofMillis(500);

    private final int partition;
    private final Parts parts;
    private final Frontier frontier;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Set<Thread> fetching = ConcurrentHashMap.newKeySet();
    private final Map<String, CrawlState> notes = new LinkedHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean active;
    private volatile long newsFrom = -1;
    private Instant checkAt = Instant.MIN;

    /** What all owners of an instance share. */
    record Parts(
            KafkaConnection connection,
            int partitions,
            SourceTable sources,
            HostTurns turns,
            RevisitPolicy policy,
            Conclusions conclusions,
            StatementLog statements,
            CrawlSettings settings,
            CrawlListener listener,
            Runnable wake,
            Clock clock) {}

    private sealed interface Task {
        record Landed(Landing landing, String authority, Runnable done) implements Task {}

        record Failed(Errand errand, String authority, Throwable why, Runnable done) implements Task {}

        record Found(CrawlState note) implements Task {}

        record SourcesChanged() implements Task {}

        record Check() implements Task {}

        record End() implements Task {}
    }

    PartitionOwner(int partition, Parts parts) {
        this.partition = partition;
        this.parts = parts;
        this.frontier = new Frontier(parts.sources()::isCrawled);
        this.thread = Thread.ofPlatform().daemon().name("crawl-" + partition).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    int partition() {
        return partition;
    }

    /** Whether it hands out what is due. */
    boolean isActive() {
        return active && !closing;
    }

    /** Whether it is over, by failure or because it was closed. */
    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** The offset from which what others write into the partition is news; below 0 as long as it is being read. */
    long newsFrom() {
        return newsFrom;
    }

    int places() {
        return frontier.size();
    }

    int inFlight() {
        return fetching.size();
    }

    @Nullable
    Instant nextAt() {
        return frontier.nextAt();
    }

    /** Another instance, or this one, wrote this into the partition. */
    void news(String key, @Nullable CrawlState state) {
        if (state != null && isNote(state.place())) {
            tasks.add(new Task.Found(state));
        }
    }

    void sourcesChanged() {
        tasks.add(new Task.SourcesChanged());
    }

    /**
     * Sends out what is due, if anything is.
     *
     * @param done is run once when all is over with it
     * @return whether something was
     */
    boolean sendOne(Visiting visiting, Runnable done) {
        Frontier.Due due = frontier.take(parts.clock().instant());
        if (due == null) {
            return false;
        }
        Source source = parts.sources().find(due.state().sourceId());
        URI url = Place.uri(due.state().place());
        Visit visit = due.state().visit();
        if (source == null || url == null || visit == null) {
            frontier.release(due.authority(), Instant.EPOCH);
            return false;
        }
        Duration delay = source.limits().delay() == null
                ? parts.settings().delay()
                : source.limits().delay();
        Errand errand = new Errand(
                source,
                due.state(),
                parts.policy()
                        .validators(due.state().kind(), visit, parts.clock().instant()),
                parts.turns().gate(Site.of(url), delay));
        Thread worker = Thread.ofPlatform()
                .daemon()
                .name("fetch-" + partition)
                .unstarted(() -> fetch(visiting, errand, due.authority(), done));
        fetching.add(worker);
        worker.start();
        return true;
    }

    /** Lets go of the partition: what is in flight is broken off, what is being written is written. Waits at most for the grace. */
    void close() {
        stop();
        try {
            if (!ended.await(parts.settings().grace().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn().addKeyValue("partition", partition).log("Partition is given up with work in flight");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As {@link #close}, without waiting. */
    void stop() {
        closing = true;
        fetching.forEach(Thread::interrupt);
        tasks.add(new Task.End());
    }

    private void fetch(Visiting visiting, Errand errand, String authority, Runnable done) {
        Task task;
        try {
            Landing landing = visiting.visit(errand);
            task = new Task.Landed(landing, authority, done);
        } catch (RuntimeException | Error e) {
            task = new Task.Failed(errand, authority, e, done);
        } finally {
            fetching.remove(Thread.currentThread());
        }
        // What was broken off says nothing about the web.
        if (closing) {
            done.run();
        } else {
            tasks.add(task);
        }
    }

    private void run() {
        try (CrawlTransaction transaction = CrawlTransaction.open(
                parts.connection(),
                partition,
                parts.partitions(),
                parts.settings().answer(),
                parts.clock())) {
            // The order matters: what the owner before committed last is only known to be all once it is fenced.
            long end = PartitionReader.read(parts.connection(), partition, this::remember, () -> closing);
            // Whoever had the partition may just have asked its hosts.
            frontier.restAll(parts.clock().instant().plus(longestDelay()));
            notes.values().forEach(note -> tasks.add(new Task.Found(note)));
            tasks.add(new Task.SourcesChanged());
            newsFrom = end;
            active = true;
            LOG.atDebug()
                    .addKeyValue("partition", partition)
                    .addKeyValue("places", frontier.size())
                    .log("Partition is crawled");
            parts.wake().run();
            work(transaction);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException | IllegalStateException e) {
            LOG.atWarn()
                    .addKeyValue("partition", partition)
                    .addKeyValue("reason", PublicationFailure.of(e).label())
                    .setCause(e)
                    .log("Partition is given up");
        } finally {
            end();
        }
    }

    private Duration longestDelay() {
        Duration longest = parts.settings().delay();
        for (Source source : parts.sources().all().values()) {
            Duration delay = source.limits().delay();
            longest = delay == null || delay.compareTo(longest) < 0 ? longest : delay;
        }
        return longest;
    }

    private void end() {
        closing = true;
        active = false;
        fetching.forEach(Thread::interrupt);
        for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
            drop(task);
        }
        ended.countDown();
        parts.wake().run();
    }

    private static void drop(Task task) {
        switch (task) {
            case Task.Landed landed -> landed.done().run();
            case Task.Failed failed -> failed.done().run();
            case Task.Found unused -> {}
            case Task.SourcesChanged unused -> {}
            case Task.Check unused -> {}
            case Task.End unused -> {}
        }
    }

    private void remember(String key, @Nullable CrawlState state) {
        if (isNote(key.substring(key.indexOf('|') + 1))) {
            if (state == null) {
                notes.remove(key);
            } else {
                notes.put(key, state);
            }
        } else if (state == null) {
            frontier.remove(key);
        } else if (state.kind() == Kind.SOURCE
                || (state.kind() != Kind.FILE && state.visit() != null && isHome(state))) {
            frontier.put(state);
        }
    }

    /** What others leave for the owner of a site. */
    private static boolean isNote(String place) {
        return place.startsWith(Place.FOUND) || place.startsWith(Place.PUSHED);
    }

    /** A replay writes states by their key, wherever that leads; what is due is only ever due in the partition of its site. */
    private boolean isHome(CrawlState state) {
        boolean due = state.visit() != null && state.visit().due() != null;
        URI url = Place.uri(state.place());
        Site site = url == null ? null : Site.of(url);
        return !due || site == null || site.partition(parts.partitions()) == partition;
    }

    private void work(CrawlTransaction transaction) throws InterruptedException {
        while (!closing) {
            List<Task> batch = new ArrayList<>();
            batch.add(next());
            tasks.drainTo(batch, BATCH - 1);
            try {
                write(transaction, batch);
            } catch (KafkaException e) {
                batch.forEach(PartitionOwner::drop);
                throw e;
            }
            batch.forEach(this::release);
            parts.wake().run();
        }
    }

    /** What comes next; now and then it is a look at what time alone has changed. */
    private Task next() throws InterruptedException {
        while (!closing) {
            Instant now = parts.clock().instant();
            if (!now.isBefore(checkAt)) {
                checkAt = now.plus(CHECK);
                return new Task.Check();
            }
            Task task = tasks.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
            if (task != null) {
                return task;
            }
        }
        return new Task.End();
    }

    private List<Conclusion> checked() {
        List<Conclusion> conclusions = new ArrayList<>();
        Instant now = parts.clock().instant();
        for (Source source : parts.sources().all().values()) {
            CrawlState known = frontier.get(CrawlState.key(source.id(), Place.SOURCE));
            Conclusion conclusion = known == null || source.state() != Source.State.ACTIVE
                    ? null
                    : parts.conclusions().checked(known, now);
            if (conclusion != null) {
                conclusions.add(conclusion);
            }
        }
        return conclusions;
    }

    /** Said once, when it begins and when it ends. */
    private void tellAlarms(@Nullable CrawlState before, CrawlState after) {
        List<String> then = before == null || before.health() == null
                ? List.of()
                : before.health().alarm();
        List<String> now = after.health() == null ? List.of() : after.health().alarm();
        now.stream().filter(word -> !then.contains(word)).forEach(word -> {
            LOG.atWarn()
                    .addKeyValue("sourceId", after.sourceId())
                    .addKeyValue("alarm", word)
                    .log("Source raises an alarm, see /sources");
            parts.listener().onAlarm(after.sourceId(), word, true);
        });
        then.stream().filter(word -> !now.contains(word)).forEach(word -> {
            LOG.atInfo()
                    .addKeyValue("sourceId", after.sourceId())
                    .addKeyValue("alarm", word)
                    .log("Alarm of a source has ended");
            parts.listener().onAlarm(after.sourceId(), word, false);
        });
    }

    private void write(CrawlTransaction transaction, List<Task> batch) {
        Overlay overlay = new Overlay();
        List<Conclusion> conclusions = new ArrayList<>();
        for (Task task : batch) {
            for (Conclusion conclusion : conclude(task, overlay)) {
                overlay.add(conclusion);
                conclusions.add(conclusion);
            }
        }
        if (!overlay.isEmpty()) {
            transaction.write(conclusions).forEach((key, state) -> {
                if (state == null) {
                    frontier.remove(key);
                } else {
                    if (state.kind() == Kind.SOURCE) {
                        tellAlarms(frontier.get(key), state);
                    }
                    frontier.put(state);
                }
            });
        }
        for (Task task : batch) {
            told(task);
        }
        conclusions.forEach(conclusion -> parts.listener().onConcluded(conclusion.disposition()));
    }

    private void told(Task task) {
        if (task instanceof Task.Landed landed) {
            parts.listener().onVisited(landed.landing());
        }
    }

    private List<Conclusion> conclude(Task task, Overlay overlay) {
        return switch (task) {
            case Task.Landed landed -> List.of(concluded(landed, overlay));
            case Task.Failed failed -> List.of(failed(failed.errand(), failed.why()));
            case Task.Found found -> List.of(parts.conclusions().takenUp(found.note(), overlay));
            case Task.SourcesChanged unused -> configured();
            case Task.Check unused -> checked();
            case Task.End unused -> List.of();
        };
    }

    private Conclusion concluded(Task.Landed landed, Overlay overlay) {
        try {
            return parts.conclusions().of(landed.landing(), overlay);
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            return failed(landed.landing().errand(), e);
        }
    }

    /** A bug met by one page costs that page's turn, and no more. */
    private Conclusion failed(Errand errand, Throwable why) {
        LOG.atError()
                .addKeyValue("sourceId", errand.source().id())
                .addKeyValue("url", errand.state().place())
                .addKeyValue("reason", Reason.STEP_FAILED.label())
                .setCause(why)
                .log("Visit failed");
        CrawlState state = errand.state();
        Instant now = parts.clock().instant();
        Visit before = state.visit() == null ? RevisitPolicy.discovered(now, now) : state.visit();
        Visit after = parts.policy().unreadable(before, Reason.STEP_FAILED, now);
        return new Conclusion(
                null,
                null,
                List.of(state.with(after, state.published())),
                List.of(),
                List.of(),
                Reason.STEP_FAILED.label());
    }

    private List<Conclusion> configured() {
        frontier.reschedule();
        List<Conclusion> conclusions = new ArrayList<>();
        Instant now = parts.clock().instant();
        for (Source source : parts.sources().all().values()) {
            if (source.state() == Source.State.ACTIVE) {
                Conclusion conclusion =
                        parts.conclusions().configured(source, partition, frontier.documentsOf(source.id()), now);
                if (!conclusion.states().isEmpty()) {
                    conclusions.add(conclusion);
                }
            }
        }
        return conclusions;
    }

    private void release(Task task) {
        switch (task) {
            case Task.Landed landed -> release(landed.authority(), landed.done());
            case Task.Failed failed -> release(failed.authority(), failed.done());
            case Task.Found unused -> {}
            case Task.SourcesChanged unused -> {}
            case Task.Check unused -> {}
            case Task.End unused -> {}
        }
    }

    private void release(String authority, Runnable done) {
        frontier.release(authority, parts.turns().freeAt(authority));
        done.run();
    }

    /** What is remembered, with what the batch at hand has changed so far on top. */
    private final class Overlay implements Memory {
        private final Map<String, @Nullable CrawlState> changed = new HashMap<>();
        private final Map<StatementId, Statement> published = new HashMap<>();
        private boolean any;

        void add(Conclusion conclusion) {
            conclusion.forgotten().forEach(key -> changed.put(key, null));
            conclusion.states().forEach(state -> changed.put(state.key(), state));
            CrawlState state = conclusion.published();
            if (state != null) {
                changed.put(state.key(), state);
            }
            if (conclusion.statement() != null) {
                published.put(conclusion.statement().id(), conclusion.statement());
            }
            any |= !changed.isEmpty() || !conclusion.elsewhere().isEmpty();
        }

        boolean isEmpty() {
            return !any;
        }

        @Override
        public @Nullable CrawlState state(String key) {
            return changed.containsKey(key) ? changed.get(key) : frontier.get(key);
        }

        @Override
        public @Nullable Statement statement(Published last) {
            Statement now = published.get(last.statementId());
            return now != null ? now : parts.statements().read(last);
        }
    }
}
