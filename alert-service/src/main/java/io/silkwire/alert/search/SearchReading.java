package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StatsAggregate;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what Elasticsearch answered to a {@link SearchBody}. */
final class SearchReading {
    private final SearchResponse<IndexedStatement> response;

    SearchReading(SearchResponse<IndexedStatement> response) {
        this.response = response;
    }

    List<IndexedStatement> statements() {
        return response.hits().hits().stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .toList();
    }

    long total(long otherwise) {
        return response.hits().total() == null
                ? otherwise
                : response.hits().total().value();
    }

    /** Where the page after this one begins; null where this one has nothing. */
    @Nullable
    PagePosition following(PagePosition position) {
        List<Hit<IndexedStatement>> hits = response.hits().hits();
        if (hits.isEmpty()) {
            return null;
        }
        String pointInTime = response.pitId() == null ? position.pointInTime() : response.pitId();
        return new PagePosition(position.lease(), pointInTime, hits.getLast().sort(), total(position.total()));
    }

    Map<Facet, List<SearchOutcome.Count>> facets(SearchRequest request) {
        Map<Facet, List<SearchOutcome.Count>> facets = new EnumMap<>(Facet.class);
        request.facets().forEach(facet -> facets.put(facet, counts(facet)));
        return facets;
    }

    private List<SearchOutcome.Count> counts(Facet facet) {
        Aggregate values = under(facet.label());
        // A field that the index does not have yet is counted as an unmapped one.
        return values == null || !values.isSterms()
                ? List.of()
                : values.sterms().buckets().array().stream()
                        .map(bucket -> new SearchOutcome.Count(bucket.key().stringValue(), bucket.docCount()))
                        .toList();
    }

    @Nullable
    Instant newestIndexed() {
        Aggregate newest = under(SearchBody.NEWEST);
        Double millis = newest == null ? null : newest.max().value();
        return millis == null || millis.isNaN() || millis.isInfinite() || millis <= 0
                ? null
                : Instant.ofEpochMilli(millis.longValue());
    }

    /** From the first to the last date, or null where there is none. */
    @Nullable
    Duration span() {
        Aggregate span = under(SearchBody.SPAN);
        StatsAggregate stats = span == null ? null : span.stats();
        return stats == null || stats.count() == 0 ? null : Duration.ofMillis(Math.round(stats.max() - stats.min()));
    }

    List<Timeline.Bar> bars() {
        Aggregate timeline = under(SearchBody.TIMELINE);
        return timeline == null || !timeline.isDateHistogram()
                ? List.of()
                : timeline.dateHistogram().buckets().array().stream()
                        .map(bucket -> new Timeline.Bar(Instant.ofEpochMilli(bucket.key()), bucket.docCount()))
                        .toList();
    }

    private @Nullable Aggregate under(String name) {
        Aggregate filtered = response.aggregations().get(name);
        return filtered == null ? null : filtered.filter().aggregations().get(SearchBody.VALUES);
    }
}
