package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StatsAggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.silkwire.alert.search.ArchiveLook.Part;
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
 * @param oldest first moment of it
 * @param end last moment of the windows
 * @param live whether that is now
 * @param archive statements by window
 * @param window that is shown
 */
record ArchiveExtent(
        Instant oldest, Instant end, boolean live, Map<ArchiveWindow, Long> archive, ArchiveWindow window) {
    static final String PUBLISHED = "published_at";
    static final String FETCHED = "fetched_at";
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
        if (dated == null && undated == null) {
            return null;
        }
        Instant oldest = moment(Math.min(
                dated == null ? Double.MAX_VALUE : least(dated), undated == null ? Double.MAX_VALUE : least(undated)));
        Instant newest = moment(Math.max(
                dated == null ? -Double.MAX_VALUE : most(dated), undated == null ? -Double.MAX_VALUE : most(undated)));
        boolean live = newest.plus(liveWithin).isAfter(now);
        Instant end = live ? now : newest;
        return new ArchiveExtent(oldest, end, live, counts(alias, oldest, end, deadline), ArchiveWindow.ALL);
    }

    /** With this window shown; a fitting one is chosen by how many statements there are. */
    ArchiveExtent chosen(ArchiveWindow asked) {
        return new ArchiveExtent(oldest, end, live, archive, asked == ArchiveWindow.FITTING ? fitting() : asked);
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
        return of.before(end, oldest);
    }

    /** Where everything that is asked for begins. */
    Instant reach() {
        Instant hundred = from(ArchiveWindow.HUNDRED);
        Instant shown = from(window);
        return shown.isBefore(hundred) ? shown : hundred;
    }

    Part part(ArchiveWindow of, long total) {
        return new Part(of, from(of), end, statements(of), total);
    }

    /** What stands after the first moment and up to the end. */
    Query within(Instant from) {
        Query dated = between(PUBLISHED, from, end);
        Query undated =
                Query.of(q -> q.bool(b -> b.filter(between(FETCHED, from, end)).mustNot(has(PUBLISHED))));
        return Query.of(q -> q.bool(b -> b.filter(ElasticsearchQueries.either(List.of(dated, undated)))));
    }

    static Query has(String field) {
        return Query.of(q -> q.exists(e -> e.field(field)));
    }

    private static Query between(String field, @Nullable Instant from, Instant to) {
        return Query.of(q -> q.range(r -> r.date(d -> {
            d.field(field).format("epoch_millis").lte(Long.toString(to.toEpochMilli()));
            return from == null ? d : d.gt(Long.toString(from.toEpochMilli()));
        })));
    }

    private static Map<String, Aggregation> ends(Instant now) {
        Query undated =
                Query.of(q -> q.bool(b -> b.filter(between(FETCHED, null, now)).mustNot(has(PUBLISHED))));
        return Map.of(
                "dated",
                Aggregation.of(a -> a.filter(between(PUBLISHED, null, now))
                        .aggregations("ends", e -> e.stats(s -> s.field(PUBLISHED)))),
                "undated",
                Aggregation.of(a -> a.filter(undated).aggregations("ends", e -> e.stats(s -> s.field(FETCHED)))));
    }

    private static Map<ArchiveWindow, Long> counts(SearchAlias alias, Instant oldest, Instant end, Deadline deadline)
            throws IOException {
        ArchiveExtent bare = new ArchiveExtent(oldest, end, false, Map.of(), ArchiveWindow.ALL);
        Map<String, Aggregation> asked = new HashMap<>();
        COUNTED.forEach(one -> asked.put(one.label(), Aggregation.of(a -> a.filter(bare.within(bare.from(one))))));
        Map<String, Aggregate> answered =
                alias.ask(deadline, search -> search.size(0).aggregations(asked)).aggregations();
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
