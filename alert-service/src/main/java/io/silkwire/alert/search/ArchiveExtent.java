package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StatsAggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.silkwire.alert.search.ArchiveLook.Part;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.SourceId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From when to when the archive reaches, and how many statements each window of it has. A statement stands where it was published,
 * an undated one where it was read; one that is dated in the future is not looked at.
 *
 * @param reach how far back it goes
 * @param end last moment of the windows; now where it is live
 * @param archive statements by window
 * @param window that is shown
 */
record ArchiveExtent(ArchiveLook.Reach reach, Instant end, Map<ArchiveWindow, Long> archive, ArchiveWindow window) {
    static final String PUBLISHED = "published_at";
    static final String FETCHED = "fetched_at";
    private static final String COMING = "coming";
    /** More than anybody watches; those beyond would count as imported. */
    private static final int MAX_SOURCES = 10_000;

    private static final List<ArchiveWindow> COUNTED =
            List.of(ArchiveWindow.WEEK, ArchiveWindow.MONTH, ArchiveWindow.HUNDRED, ArchiveWindow.ALL);

    /** Of the index; null where it has no statement up to now. */
    static @Nullable ArchiveExtent of(SearchAlias alias, Instant now, Duration liveWithin, Deadline deadline)
            throws IOException {
        Map<String, Aggregate> ends = alias.ask(
                        deadline, search -> search.size(0).aggregations(ends(now)))
                .aggregations();
        StatsAggregate dated = stats(ends, "dated");
        StatsAggregate undated = stats(ends, "undated");
        StatsAggregate coming = stats(ends, COMING);
        if (dated == null && undated == null) {
            return null;
        }
        Instant oldest = moment(Math.min(
                dated == null ? Double.MAX_VALUE : least(dated), undated == null ? Double.MAX_VALUE : least(undated)));
        Instant newest = newest(dated, undated, coming);
        boolean live = newest.plus(liveWithin).isAfter(now);
        Instant end = live ? now : newest;
        return new ArchiveExtent(
                new ArchiveLook.Reach(oldest, dated == null ? null : moment(least(dated)), live, collecting(ends)),
                end,
                counts(alias, oldest, end, deadline),
                ArchiveWindow.ALL);
    }

    /** The last that was published or came as news; the day of an import is none, unless there is nothing else. */
    private static Instant newest(
            @Nullable StatsAggregate dated, @Nullable StatsAggregate undated, @Nullable StatsAggregate coming) {
        double published = dated == null ? -Double.MAX_VALUE : most(dated);
        double came = coming == null ? -Double.MAX_VALUE : most(coming);
        return moment(dated == null && coming == null && undated != null ? most(undated) : Math.max(published, came));
    }

    private static Collecting collecting(Map<String, Aggregate> ends) {
        Map<SourceId, Instant> since = new HashMap<>();
        Aggregate coming = ends.get(COMING);
        Aggregate sources =
                coming == null ? null : coming.filter().aggregations().get("sources");
        if (sources != null && sources.isSterms()) {
            sources.sterms().buckets().array().forEach(source -> {
                Aggregate first = source.aggregations().get("first");
                Double millis = first == null ? null : first.min().value();
                if (millis != null) {
                    since.put(new SourceId(source.key().stringValue()), moment(millis));
                }
            });
        }
        return new Collecting(since);
    }

    /** With this window shown; a fitting one is chosen by how many statements there are. */
    ArchiveExtent chosen(ArchiveWindow asked) {
        return new ArchiveExtent(reach, end, archive, asked == ArchiveWindow.FITTING ? fitting() : asked);
    }

    private ArchiveWindow fitting() {
        return List.of(ArchiveWindow.MONTH, ArchiveWindow.HUNDRED).stream()
                .filter(one -> statements(one) >= ArchiveWindow.ENOUGH)
                .findFirst()
                .orElse(ArchiveWindow.ALL);
    }

    long statements(ArchiveWindow of) {
        return archive.getOrDefault(of, 0L);
    }

    Instant from(ArchiveWindow of) {
        return of.before(end, reach.oldest());
    }

    /** Where everything that is asked for begins. */
    Instant beginning() {
        Instant hundred = from(ArchiveWindow.HUNDRED);
        Instant shown = from(window);
        return shown.isBefore(hundred) ? shown : hundred;
    }

    Part part(ArchiveWindow of, long total) {
        return new Part(of, from(of), end, statements(of), total);
    }

    /** What stands after the first moment and up to the end; what was imported later without a date stands at the end. */
    Query within(Instant from) {
        Query dated = between(PUBLISHED, from, end);
        Query undated =
                Query.of(q -> q.bool(b -> b.filter(between(FETCHED, from, null)).mustNot(has(PUBLISHED))));
        return Query.of(q -> q.bool(b -> b.filter(ElasticsearchQueries.either(List.of(dated, undated)))));
    }

    static Query has(String field) {
        return Query.of(q -> q.exists(e -> e.field(field)));
    }

    private static Query between(String field, @Nullable Instant from, @Nullable Instant to) {
        return Query.of(q -> q.range(r -> r.date(d -> {
            d.field(field).format("epoch_millis");
            if (to != null) {
                d.lte(Long.toString(to.toEpochMilli()));
            }
            return from == null ? d : d.gt(Long.toString(from.toEpochMilli()));
        })));
    }

    private static Map<String, Aggregation> ends(Instant now) {
        Query undated =
                Query.of(q -> q.bool(b -> b.filter(between(FETCHED, null, now)).mustNot(has(PUBLISHED))));
        Query coming = Query.of(q -> q.bool(b -> b.filter(between(FETCHED, null, now))
                .filter(f -> f.term(t -> t.field("lane").value(Lane.LIVE.label())))));
        return Map.of(
                COMING,
                Aggregation.of(a -> a.filter(coming)
                        .aggregations("ends", e -> e.stats(s -> s.field(FETCHED)))
                        .aggregations(
                                "sources",
                                sources -> sources.terms(t -> t.field("source").size(MAX_SOURCES))
                                        .aggregations("first", f -> f.min(m -> m.field(FETCHED))))),
                "dated",
                Aggregation.of(a -> a.filter(between(PUBLISHED, null, now))
                        .aggregations("ends", e -> e.stats(s -> s.field(PUBLISHED)))),
                "undated",
                Aggregation.of(a -> a.filter(undated).aggregations("ends", e -> e.stats(s -> s.field(FETCHED)))));
    }

    private static Map<ArchiveWindow, Long> counts(SearchAlias alias, Instant oldest, Instant end, Deadline deadline)
            throws IOException {
        ArchiveExtent bare = new ArchiveExtent(
                new ArchiveLook.Reach(oldest, null, false, new Collecting(Map.of())), end, Map.of(), ArchiveWindow.ALL);
        Map<String, Aggregation> asked = new HashMap<>();
        COUNTED.forEach(one -> asked.put(one.label(), Aggregation.of(a -> a.filter(bare.within(bare.from(one))))));
        Map<String, Aggregate> answered = alias.ask(
                        deadline, search -> search.size(0).aggregations(asked))
                .aggregations();
        Map<ArchiveWindow, Long> counts = new EnumMap<>(ArchiveWindow.class);
        COUNTED.forEach(one -> {
            Aggregate count = answered.get(one.label());
            counts.put(one, count == null ? 0 : count.filter().docCount());
        });
        return counts;
    }

    private static @Nullable StatsAggregate stats(Map<String, Aggregate> ends, String name) {
        Aggregate under = ends.get(name);
        Aggregate stats = under == null ? null : under.filter().aggregations().get("ends");
        return stats == null || stats.stats().count() == 0 ? null : stats.stats();
    }

    private static double least(StatsAggregate stats) {
        Double min = stats.min();
        return min == null ? Double.MAX_VALUE : min;
    }

    private static double most(StatsAggregate stats) {
        Double max = stats.max();
        return max == null ? 0 : max;
    }

    private static Instant moment(double millis) {
        return Instant.ofEpochMilli(Math.round(millis));
    }
}
