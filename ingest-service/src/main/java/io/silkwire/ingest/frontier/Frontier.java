package io.silkwire.ingest.frontier;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.SourceId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The known places of one partition with their schedule: what is due next on a host that is free. At most one place of a host is
 * out at a time. Some 500 bytes for a place, so a million fit in half a gigabyte. Thread-safe.
 */
public final class Frontier {
    private static final long NEVER = Long.MAX_VALUE;

    private static final Set<Kind> DOCUMENTS = Set.of(Kind.FEED, Kind.LISTING, Kind.SITEMAP);

    private final Map<String, Known> places = new HashMap<>();
    private final Map<String, Host> hosts = new HashMap<>();
    private final TreeSet<Host> ready =
            new TreeSet<>(Comparator.comparingLong((Host host) -> host.readyAt).thenComparing(host -> host.authority));
    private final Predicate<SourceId> crawled;

    /** @param crawled whether places of this source are handed out */
    public Frontier(Predicate<SourceId> crawled) {
        this.crawled = crawled;
    }

    /**
     * A place whose time has come, out until its host is released.
     *
     * @param authority the host it is on
     */
    public record Due(CrawlState state, String authority) {}

    /** What is known under this key, or null. */
    public synchronized @Nullable CrawlState get(String key) {
        Known known = places.get(key);
        return known == null ? null : state(known);
    }

    /** Remembers this state in place of what was known, and schedules it. */
    public synchronized void put(CrawlState state) {
        String key = state.key();
        Known before = places.get(key);
        Known known = new Known(before == null ? key : before.key, PackedState.pack(state));
        if (before != null) {
            before.stale = true;
        }
        places.put(known.key, known);
        if (state.place().startsWith(Place.HOST)) {
            restHost(state);
        } else {
            schedule(known, state);
        }
    }

    /** Forgets what is known under this key. */
    public synchronized void remove(String key) {
        Known before = places.remove(key);
        if (before != null) {
            before.stale = true;
        }
    }

    /** The place that is longest due on a host that is free and rested; null where none is. */
    public synchronized @Nullable Due take(Instant now) {
        long nowMillis = now.toEpochMilli();
        while (!ready.isEmpty() && ready.first().readyAt <= nowMillis) {
            Host host = ready.first();
            ready.remove(host);
            Known head = host.next();
            if (head == null || head.due > nowMillis) {
                enqueue(host);
                continue;
            }
            host.places.poll();
            CrawlState state = state(head);
            if (!crawled.test(state.sourceId())) {
                enqueue(host);
                continue;
            }
            host.busy = true;
            return new Due(state, host.authority);
        }
        return null;
    }

    /** When something may become due; null where nothing ever does by itself. */
    public synchronized @Nullable Instant nextAt() {
        if (ready.isEmpty() || ready.first().readyAt == NEVER) {
            return null;
        }
        return Instant.ofEpochMilli(ready.first().readyAt);
    }

    /** Ends the turn of a place; the host is left alone until then. */
    public synchronized void release(String authority, Instant notBefore) {
        Host host = hosts.get(authority);
        if (host != null) {
            ready.remove(host);
            host.busy = false;
            host.notBefore = Math.max(host.notBefore, notBefore.toEpochMilli());
            enqueue(host);
        }
    }

    /** Leaves all hosts alone until then: who had them before may just have asked them. */
    public synchronized void restAll(Instant until) {
        for (Host host : hosts.values()) {
            ready.remove(host);
            host.notBefore = Math.max(host.notBefore, until.toEpochMilli());
            enqueue(host);
        }
    }

    /** Schedules all anew: sources came, went, or were paused. What is out stays out. */
    public synchronized void reschedule() {
        for (Host host : hosts.values()) {
            ready.remove(host);
            host.places.clear();
        }
        for (Known known : places.values()) {
            CrawlState state = state(known);
            if (!state.place().startsWith(Place.HOST)) {
                schedule(known, state);
            }
        }
        hosts.values().forEach(this::enqueue);
    }

    /** The known feeds, listings and sitemaps of this source. */
    public synchronized List<CrawlState> documentsOf(SourceId source) {
        String prefix = source + "|";
        List<CrawlState> documents = new ArrayList<>();
        for (Known known : places.values()) {
            if (known.key.startsWith(prefix) && DOCUMENTS.contains(PackedState.kind(known.packed))) {
                documents.add(state(known));
            }
        }
        return documents;
    }

    /** How many places are known. */
    public synchronized int size() {
        return places.size();
    }

    private void schedule(Known known, CrawlState state) {
        Visit visit = state.visit();
        Instant due = visit == null || state.kind() == Kind.FILE ? null : visit.due();
        URI uri = due == null ? null : Place.uri(state.place());
        String authority = uri == null ? null : Site.authority(uri);
        if (due == null || authority == null || !crawled.test(state.sourceId())) {
            return;
        }
        known.due = due.toEpochMilli();
        Host host = hosts.computeIfAbsent(authority, Host::new);
        ready.remove(host);
        host.places.add(known);
        enqueue(host);
    }

    private void restHost(CrawlState state) {
        Visit visit = state.visit();
        Instant until = visit == null ? null : visit.due();
        if (until != null) {
            Host host = hosts.computeIfAbsent(state.place().substring(Place.HOST.length()), Host::new);
            ready.remove(host);
            host.notBefore = Math.max(host.notBefore, until.toEpochMilli());
            enqueue(host);
        }
    }

    private void enqueue(Host host) {
        if (host.busy) {
            return;
        }
        Known head = host.next();
        if (head == null) {
            return;
        }
        host.readyAt = Math.max(head.due, host.notBefore);
        ready.add(host);
    }

    private static CrawlState state(Known known) {
        int bar = known.key.indexOf('|');
        return PackedState.unpack(
                new SourceId(known.key.substring(0, bar)), known.key.substring(bar + 1), known.packed);
    }

    private static final class Known {
        private final String key;
        private final byte[] packed;
        private long due = NEVER;
        private boolean stale;

        Known(String key, byte[] packed) {
            this.key = key;
            this.packed = packed;
        }
    }

    private static final class Host {
        private final String authority;
        private final PriorityQueue<Known> places =
                new PriorityQueue<>(1, Comparator.comparingLong(known -> known.due));
        private long notBefore;
        private long readyAt = NEVER;
        private boolean busy;

        Host(String authority) {
            this.authority = authority;
        }

        @Nullable
        Known next() {
            while (!places.isEmpty() && places.peek().stale) {
                places.poll();
            }
            return places.peek();
        }
    }
}
