package io.silkwire.ingest.health;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.source.SourceTable;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicTable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows what all instances of the crawler remember of sources and their feeds: the Kafka topic {@code crawl-state}, of which it
 * keeps nothing but these. Any thread may ask.
 */
public final class SourceWatch implements AutoCloseable {
    private static final Set<Kind> KEPT = Set.of(Kind.SOURCE, Kind.FEED, Kind.LISTING, Kind.SITEMAP);

    private final SourceTable sources;
    private final Clock clock;
    private final TopicTable<CrawlState> table;
    /** By source, then by partition and key: each owner of a site keeps its own part of a source. */
    private final Map<SourceId, Map<String, CrawlState>> known = new ConcurrentHashMap<>();

    /** A watch over the sources of this table; nothing is read before {@link #start}. */
    public SourceWatch(KafkaConnection connection, SourceTable sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
        this.table = new TopicTable<>(connection, KafkaTopics.CRAWL_STATE, CrawlState.class, this::change);
    }

    /** Begins to read, in a thread of its own. */
    public void start() {
        table.start();
    }

    /** Reports of all sources, those with alarms first, then by id. */
    public List<SourceReport> reports() {
        Instant now = clock.instant();
        return sources.all().values().stream()
                .map(source -> report(source, now))
                .sorted(Comparator.comparing(
                                (SourceReport report) -> report.alarms().isEmpty())
                        .thenComparing(SourceReport::id))
                .toList();
    }

    /** The report of one source; null where there is none of this id. */
    public @Nullable SourceReport report(SourceId id) {
        Source source = sources.find(id);
        return source == null ? null : report(source, clock.instant());
    }

    /** The state of a feed of this source, or null. */
    public @Nullable CrawlState feed(SourceId source, String place) {
        return states(source).stream()
                .filter(state -> state.kind() == Kind.FEED && state.place().equals(place))
                .findFirst()
                .orElse(null);
    }

    private SourceReport report(Source source, Instant now) {
        return SourceReport.of(source, states(source.id()), now);
    }

    private Collection<CrawlState> states(SourceId id) {
        return known.getOrDefault(id, Map.of()).values();
    }

    private void change(String key, @Nullable CrawlState state, int partition, long offset) {
        int bar = key.indexOf('|');
        if (bar <= 0) {
            return;
        }
        String at = partition + "|" + key.substring(bar + 1);
        if (state != null && KEPT.contains(state.kind()) && !isPassing(state)) {
            known.computeIfAbsent(state.sourceId(), unused -> new ConcurrentSkipListMap<>())
                    .put(at, state);
        } else {
            SourceId id = new SourceId(key.substring(0, bar));
            known.computeIfPresent(id, (unused, states) -> {
                states.remove(at);
                return states;
            });
        }
    }

    /** Notes of others, and later pages of a listing. */
    private static boolean isPassing(CrawlState state) {
        boolean later = state.told() != null && state.told().page() != null;
        return later || state.place().contains("|http");
    }

    @Override
    public void close() {
        table.close();
    }
}
