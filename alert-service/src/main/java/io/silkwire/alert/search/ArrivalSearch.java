package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.StatsAggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.silkwire.alert.search.SearchClientFactory.SearchClient;
import io.silkwire.alert.source.OfficialSources;
import io.silkwire.contracts.SubscriptionId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts what came to the index since a subscription was last told something, and how much of what came before fitted it. Alerts are
 * read from the index {@code alerts}, which the enricher fills from the Kafka topic of that name. Thread-safe.
 */
@Singleton
public final class ArrivalSearch {
    private static final String ALERTS = "alerts";
    private static final String MATCHED = "matched_at";
    private static final Duration REFERENCE = Duration.ofDays(100);

    private final SearchAlias alias;
    private final ElasticsearchClient elasticsearch;
    private final OfficialSources sources;

    ArrivalSearch(SearchAlias alias, SearchClient client, OfficialSources sources) {
        this.alias = alias;
        this.elasticsearch = client.elasticsearch();
        this.sources = sources;
    }

    /**
     * For a subscription.
     *
     * @param asIs when it began to ask what it asks
     * @param until what came later is not counted: it may be on its way
     * @return empty where the index cannot tell, because it is away or the query has more words than it looks for at once
     */
    public Optional<Arrivals> of(SubscriptionId id, io.silkwire.alert.query.Query query, Instant asIs, Instant until) {
        try {
            Alerted alerted = alerted(id);
            Instant since = alerted.last() == null || alerted.last().isBefore(asIs) ? asIs : alerted.last();
            return Optional.of(count(query, alerted, since, until));
        } catch (ElasticsearchException e) {
            return SearchAlias.isMissing(e) ? Optional.of(new Arrivals(0, 0, 0, 0, 0, 0, null)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The alerts of a subscription. */
    private record Alerted(
            @Nullable Instant first, @Nullable Instant last, long days) {}

    private Alerted alerted(SubscriptionId id) throws IOException {
        SearchResponse<Void> response = elasticsearch.search(
                search -> search.index(ALERTS)
                        .ignoreUnavailable(true)
                        .allowNoIndices(true)
                        .size(0)
                        .query(q -> q.term(t -> t.field("subscription").value(id.value())))
                        .aggregations("ends", a -> a.stats(s -> s.field(MATCHED)))
                        .aggregations(
                                "days",
                                a -> a.dateHistogram(h -> h.field(MATCHED)
                                        .calendarInterval(CalendarInterval.Day)
                                        .minDocCount(1))),
                Void.class);
        Aggregate ends = response.aggregations().get("ends");
        StatsAggregate stats = ends == null ? null : ends.stats();
        Aggregate days = response.aggregations().get("days");
        if (stats == null || stats.count() == 0 || days == null || !days.isDateHistogram()) {
            return new Alerted(null, null, 0);
        }
        return new Alerted(
                moment(stats.min()),
                moment(stats.max()),
                days.dateHistogram().buckets().array().size());
    }

    private Arrivals count(io.silkwire.alert.query.Query asked, Alerted alerted, Instant since, Instant until)
            throws IOException {
        Query query = new ElasticsearchQueries(sources.official()).of(asked);
        Aggregation stories = Aggregation.of(a -> a.filter(query)
                .aggregations("stories", s -> s.cardinality(c -> c.field("story")))
                .aggregations("alone", s -> s.missing(m -> m.field("story"))));
        Query firstRevision = Query.of(q -> q.bool(b ->
                b.filter(query).filter(f -> f.term(t -> t.field("revision").value(1)))));
        Instant first = alerted.first() == null ? since : alerted.first();
        Map<String, Aggregate> counts = alias.ask(search -> search.size(0)
                        .aggregations(
                                "before",
                                a -> a.filter(read(since.minus(REFERENCE), since))
                                        .aggregations("fitting", stories))
                        .aggregations(
                                "after",
                                a -> a.filter(read(since, until)).aggregations("fitting", f -> f.filter(firstRevision)))
                        .aggregations("between", a -> a.filter(read(first, since))))
                .aggregations();
        Aggregate before = counts.get("before");
        Aggregate after = counts.get("after");
        Aggregate between = counts.get("between");
        if (before == null || after == null || between == null) {
            return new Arrivals(0, 0, 0, 0, 0, alerted.days(), alerted.last());
        }
        return new Arrivals(
                before.filter().docCount(),
                stories(before.filter().aggregations().get("fitting")),
                after.filter().docCount(),
                fitting(after.filter().aggregations().get("fitting")),
                between.filter().docCount(),
                alerted.days(),
                alerted.last());
    }

    private static long stories(@Nullable Aggregate fitting) {
        if (fitting == null) {
            return 0;
        }
        Aggregate stories = fitting.filter().aggregations().get("stories");
        Aggregate alone = fitting.filter().aggregations().get("alone");
        return (stories == null ? 0 : stories.cardinality().value())
                + (alone == null ? 0 : alone.missing().docCount());
    }

    private static long fitting(@Nullable Aggregate fitting) {
        return fitting == null ? 0 : fitting.filter().docCount();
    }

    private static Query read(Instant after, Instant to) {
        return Query.of(q -> q.range(r -> r.date(d -> d.field(ArchiveExtent.FETCHED)
                .format("epoch_millis")
                .gt(Long.toString(after.toEpochMilli()))
                .lte(Long.toString(Math.max(after.toEpochMilli(), to.toEpochMilli()))))));
    }

    private static @Nullable Instant moment(@Nullable Double millis) {
        return millis == null ? null : Instant.ofEpochMilli(Math.round(millis));
    }
}
