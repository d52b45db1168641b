package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.FieldSort;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a request to Elasticsearch that a search becomes. Chosen values of a facet that is counted pass the hits only
 * behind the query ({@code post_filter}), so that each facet can be counted under the choices of all others but not its own.
 */
final class SearchBody {
    static final String VALUES = "values";
    static final String NEWEST = "newest";
    static final String TIMELINE = "timeline";
    static final String SPAN = "span";
    private static final int MAX_VALUES = 60;
    private static final String PUBLISHED = "published_at";

    private final SearchRequest request;
    private final Query query;
    /** By facet, of those that are counted. */
    private final Map<Facet, Query> choices = new EnumMap<>(Facet.class);

    private final List<Query> always = new ArrayList<>();

    SearchBody(SearchRequest request, Query query) {
        this.request = request;
        this.query = query;
        request.filters().chosen().forEach((facet, values) -> {
            if (request.facets().contains(facet)) {
                choices.put(facet, anyOf(facet, values));
            } else {
                always.add(anyOf(facet, values));
            }
        });
        if (request.filters().from() != null || request.filters().before() != null) {
            always.add(published(request.filters()));
        }
    }

    /** The query with what narrows everything that is counted. */
    Query narrowed() {
        return always.isEmpty()
                ? query
                : Query.of(q -> q.bool(b -> b.must(query).filter(always)));
    }

    /** What hits must pass besides. */
    Query chosen() {
        return all(List.copyOf(choices.values()));
    }

    /** The counts by name; the timeline only where its interval is known. */
    Map<String, Aggregation> aggregations(Histogram.@Nullable Interval interval) {
        Map<String, Aggregation> aggregations = new LinkedHashMap<>();
        for (Facet facet : request.facets()) {
            aggregations.put(facet.label(), counts(facet));
        }
        aggregations.put(NEWEST, under(chosen(), Aggregation.of(a -> a.max(m -> m.field("indexed_at")))));
        if (interval != null) {
            aggregations.put(TIMELINE, under(chosen(), bars(interval)));
        }
        return aggregations;
    }

    /** From the first to the last date of publication. */
    Map<String, Aggregation> span() {
        return Map.of(SPAN, under(chosen(), Aggregation.of(a -> a.stats(s -> s.field(PUBLISHED)))));
    }

    List<SortOptions> order() {
        SortOptions newest = by(PUBLISHED, SortOrder.Desc);
        SortOptions fetched = by("fetched_at", SortOrder.Desc);
        SortOptions id = by("id", SortOrder.Asc);
        return switch (request.sort()) {
            case NEWEST -> List.of(newest, fetched, id);
            case OLDEST -> List.of(by(PUBLISHED, SortOrder.Asc), by("fetched_at", SortOrder.Asc), id);
            case INDEXED -> List.of(by("indexed_at", SortOrder.Desc), id);
            case RELEVANCE ->
                List.of(SortOptions.of(s -> s.score(score -> score.order(SortOrder.Desc))), newest, fetched, id);
        };
    }

    /** Any of these values. */
    static Query anyOf(Facet facet, List<String> values) {
        return facet == Facet.LANG
                ? ElasticsearchQueries.anyLanguage(values)
                : Query.of(q -> q.bool(b -> b.should(values.stream()
                                .map(value -> Query.of(
                                        s -> s.term(t -> t.field(facet.field()).value(value))))
                                .toList())
                        .minimumShouldMatch("1")));
    }

    private Aggregation counts(Facet facet) {
        List<Query> others = choices.entrySet().stream()
                .filter(choice -> choice.getKey() != facet)
                .map(Map.Entry::getValue)
                .toList();
        return under(
                all(others),
                Aggregation.of(a -> a.terms(t -> t.field(facet.field()).size(MAX_VALUES))));
    }

    private Aggregation bars(Histogram.Interval interval) {
        String zone =
                request.histogram() == null ? "UTC" : request.histogram().zone().getId();
        return Aggregation.of(a -> a.dateHistogram(h -> h.field(PUBLISHED)
                .calendarInterval(calendar(interval))
                .timeZone(zone)
                .minDocCount(0)));
    }

    static CalendarInterval calendar(Histogram.Interval interval) {
        return switch (interval) {
            case HOUR -> CalendarInterval.Hour;
            case AUTO, DAY -> CalendarInterval.Day;
            case WEEK -> CalendarInterval.Week;
            case MONTH -> CalendarInterval.Month;
            case QUARTER -> CalendarInterval.Quarter;
            case YEAR -> CalendarInterval.Year;
        };
    }

    private static Aggregation under(Query filter, Aggregation inner) {
        return Aggregation.of(a -> a.filter(filter).aggregations(VALUES, inner));
    }

    private static Query all(List<Query> parts) {
        return parts.isEmpty()
                ? Query.of(q -> q.matchAll(m -> m))
                : BoolQuery.of(b -> b.filter(parts))._toQuery();
    }

    private static Query published(Filters filters) {
        return Query.of(q -> q.range(r -> r.date(d -> {
            d.field(PUBLISHED).format("epoch_millis");
            if (filters.from() != null) {
                d.gte(Long.toString(filters.from().toEpochMilli()));
            }
            if (filters.before() != null) {
                d.lt(Long.toString(filters.before().toEpochMilli()));
            }
            return d;
        })));
    }

    private static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(
                s -> s.field(FieldSort.of(f -> f.field(field).order(order).missing("_last"))));
    }
}
