package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.DateHistogramBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.NamedValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.silkwire.alert.search.SearchClientFactory.SearchClient;
import io.silkwire.contracts.TrendCount;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the counts and bursts of topics from the index {@code trends}, which the enricher fills from the Kafka topic of that name.
 * An index that is not there yet has no trends. Thread-safe, bounded in time and points.
 */
@Singleton
public final class TrendSearch {
    private static final String ALIAS = "trends";
    private static final String FROM = "from";
    private static final int MAX_BURSTS = 100;
    private static final int MAX_PARTS = 60;

    private final ElasticsearchClient elasticsearch;
    private final Duration timeout;
    private final Clock clock = Clock.systemUTC();

    TrendSearch(SearchClient client, SearchConnection connection) {
        this.elasticsearch = client.elasticsearch();
        this.timeout = connection.searchTimeout();
    }

    /** The counts of each topic, and the bursts among them. */
    public TrendOutcome find(TrendRequest request) {
        try {
            Span span = span(request);
            SearchResponse<JsonNode> counted = counts(request, span);
            return new TrendOutcome.Found(
                    span.from(), span.before(), series(request, span, counted), bursts(request, span), parts(counted));
        } catch (IOException | ElasticsearchException e) {
            SearchOutcome.Unavailable away = SearchAlias.unavailable(e);
            return new TrendOutcome.Unavailable(away.problem(), away.remedy());
        }
    }

    /** From the start of an hour or day to the end of one. */
    private record Span(Instant from, Instant before) {}

    /** The asked one, or the last one that has counts, or one that ends now where nothing was counted yet. */
    private Span span(TrendRequest request) throws IOException {
        ChronoUnit unit = request.unit() == TrendCount.Unit.HOUR ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        if (request.from() != null && request.before() != null) {
            return new Span(
                    request.from().truncatedTo(unit),
                    request.before().minusMillis(1).truncatedTo(unit).plus(request.step()));
        }
        SearchResponse<JsonNode> latest = elasticsearch.search(
                search -> search.index(ALIAS)
                        .ignoreUnavailable(true)
                        .allowNoIndices(true)
                        .timeout(timeout.toMillis() + "ms")
                        .size(0)
                        .query(all(
                                term("type", "count"),
                                term("unit", request.unit().label())))
                        .aggregations("latest", a -> a.max(m -> m.field(FROM))),
                JsonNode.class);
        Aggregate aggregate = latest.aggregations().get("latest");
        Double millis = aggregate == null ? null : aggregate.max().value();
        if (millis == null || millis.isNaN() || millis.isInfinite()) {
            millis = (double) clock.instant().truncatedTo(unit).toEpochMilli();
        }
        Instant end = Instant.ofEpochMilli(millis.longValue()).plus(request.step());
        return new Span(end.minus(TrendRequest.usual(request.unit())), end);
    }

    private SearchResponse<JsonNode> counts(TrendRequest request, Span span) throws IOException {
        Query within =
                all(term("type", "count"), term("unit", request.unit().label()), during(span.from(), span.before()));
        Aggregation bars = Aggregation.of(a -> a.dateHistogram(h -> h.field(FROM)
                        .calendarInterval(
                                request.unit() == TrendCount.Unit.HOUR ? CalendarInterval.Hour : CalendarInterval.Day)
                        .minDocCount(1))
                .aggregations("stories", s -> s.sum(m -> m.field("stories")))
                .aggregations("copies", s -> s.sum(m -> m.field("copies"))));
        Query chosen = request.topics().isEmpty()
                ? Query.of(q ->
                        q.bool(b -> b.filter(term("part", request.part())).mustNot(term("topic", TrendCount.VOLUME))))
                : all(term("part", request.part()), anyOf("topic", request.topics()));
        int size = request.topics().isEmpty() ? TrendRequest.USUAL_TOPICS : TrendRequest.MAX_TOPICS;
        return elasticsearch.search(
                search -> search.index(ALIAS)
                        .ignoreUnavailable(true)
                        .allowNoIndices(true)
                        .timeout(timeout.toMillis() + "ms")
                        .size(0)
                        .query(within)
                        .aggregations(
                                "topics",
                                a -> a.filter(chosen)
                                        .aggregations(
                                                "each",
                                                each -> each.terms(t -> t.field("topic")
                                                                .size(size)
                                                                .order(NamedValue.of("sum", SortOrder.Desc)))
                                                        .aggregations("sum", s -> s.sum(m -> m.field("stories")))
                                                        .aggregations("bars", bars)))
                        .aggregations(
                                "volume",
                                a -> a.filter(all(term("part", request.part()), term("topic", TrendCount.VOLUME)))
                                        .aggregations("bars", bars))
                        .aggregations(
                                "parts",
                                a -> a.filter(term("topic", TrendCount.VOLUME))
                                        .aggregations(
                                                "each",
                                                each -> each.terms(t -> t.field("part")
                                                                .size(MAX_PARTS)
                                                                .order(NamedValue.of("sum", SortOrder.Desc)))
                                                        .aggregations("sum", s -> s.sum(m -> m.field("stories"))))),
                JsonNode.class);
    }

    private static List<TrendOutcome.Series> series(TrendRequest request, Span span, SearchResponse<JsonNode> counted) {
        Aggregate topics = counted.aggregations().get("topics");
        Aggregate each = topics == null ? null : topics.filter().aggregations().get("each");
        if (each == null || !each.isSterms()) {
            return List.of();
        }
        Aggregate whole = Objects.requireNonNull(counted.aggregations().get("volume"));
        Map<Instant, long[]> volume = bars(whole.filter().aggregations());
        List<TrendOutcome.Series> series = new ArrayList<>();
        each.sterms().buckets().array().forEach(bucket -> {
            Map<Instant, long[]> bars = bars(bucket.aggregations());
            List<TrendOutcome.Point> points = new ArrayList<>();
            for (Instant at = span.from(); at.isBefore(span.before()); at = at.plus(request.step())) {
                long[] here = bars.getOrDefault(at, new long[2]);
                points.add(new TrendOutcome.Point(at, here[0], here[1], volume.getOrDefault(at, new long[2])[0]));
            }
            long stories =
                    points.stream().mapToLong(TrendOutcome.Point::stories).sum();
            series.add(new TrendOutcome.Series(bucket.key().stringValue(), stories, points));
        });
        return series;
    }

    /** Stories and copies by the start of their hour or day. */
    private static Map<Instant, long[]> bars(Map<String, Aggregate> aggregations) {
        Map<Instant, long[]> bars = new HashMap<>();
        Aggregate histogram = aggregations.get("bars");
        if (histogram != null && histogram.isDateHistogram()) {
            for (DateHistogramBucket bucket :
                    histogram.dateHistogram().buckets().array()) {
                bars.put(
                        Instant.ofEpochMilli(bucket.key()), new long[] {sum(bucket, "stories"), sum(bucket, "copies")});
            }
        }
        return bars;
    }

    private static long sum(DateHistogramBucket bucket, String name) {
        Aggregate sum = bucket.aggregations().get(name);
        Double value = sum == null ? null : sum.sum().value();
        return value == null ? 0 : value.longValue();
    }

    private static List<String> parts(SearchResponse<JsonNode> counted) {
        Aggregate parts = counted.aggregations().get("parts");
        Aggregate each = parts == null ? null : parts.filter().aggregations().get("each");
        return each == null || !each.isSterms()
                ? List.of()
                : each.sterms().buckets().array().stream()
                        .map(bucket -> bucket.key().stringValue())
                        .toList();
    }

    private List<TrendOutcome.Burst> bursts(TrendRequest request, Span span) throws IOException {
        List<Query> filters = new ArrayList<>(List.of(
                term("type", "burst"),
                term("part", request.part()),
                Query.of(q -> q.range(
                        r -> r.date(d -> d.field(FROM).lt(millis(span.before())).format("epoch_millis")))),
                Query.of(q -> q.bool(b -> b.should(
                                Query.of(s -> s.range(r -> r.date(d ->
                                        d.field("until").gt(millis(span.from())).format("epoch_millis")))),
                                Query.of(s -> s.bool(n -> n.mustNot(m -> m.exists(e -> e.field("until"))))))
                        .minimumShouldMatch("1")))));
        if (!request.topics().isEmpty()) {
            filters.add(anyOf("topic", request.topics()));
        }
        return elasticsearch
                .search(
                        search -> search.index(ALIAS)
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .timeout(timeout.toMillis() + "ms")
                                .size(MAX_BURSTS)
                                .query(all(filters.toArray(Query[]::new)))
                                .sort(s -> s.field(f -> f.field(FROM).order(SortOrder.Desc))),
                        JsonNode.class)
                .hits()
                .hits()
                .stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .map(TrendSearch::burst)
                .toList();
    }

    private static TrendOutcome.Burst burst(JsonNode document) {
        List<TrendOutcome.TopStatement> top = new ArrayList<>();
        document.path("top")
                .forEach(node -> top.add(new TrendOutcome.TopStatement(
                        node.path("statement").asText(),
                        node.path("title").asText(),
                        node.path("source").isTextual() ? node.path("source").asText() : null)));
        return new TrendOutcome.Burst(
                document.path("topic").asText(),
                Instant.parse(document.path(FROM).asText()),
                document.hasNonNull("until")
                        ? Instant.parse(document.path("until").asText())
                        : null,
                document.path("stories").asLong(),
                document.path("expected").asDouble(),
                document.path("score").asDouble(),
                top);
    }

    private static Query during(Instant from, Instant before) {
        return Query.of(q -> q.range(r ->
                r.date(d -> d.field(FROM).gte(millis(from)).lt(millis(before)).format("epoch_millis"))));
    }

    private static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }

    private static Query term(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }

    private static Query anyOf(String field, List<String> values) {
        return Query.of(q -> q.bool(b -> b.should(
                        values.stream().map(value -> term(field, value)).toList())
                .minimumShouldMatch("1")));
    }

    private static Query all(Query... parts) {
        return Query.of(q -> q.bool(b -> b.filter(List.of(parts))));
    }
}
