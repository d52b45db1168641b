package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldSort;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.silkwire.alert.query.QueryParser;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.search.SearchClientFactory.SearchClient;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.TopicId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.http.ContentTooLongException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches the index through its read alias. A missing alias means that nothing was indexed yet, and finds nothing. Thread-safe;
 * an answer takes at most the timeout of {@link SearchConnection}.
 */
@Singleton
public final class StatementSearch {
    /** The read alias that the enricher keeps on the live index. */
    static final String ALIAS = "statements";

    private static final Logger LOG = LoggerFactory.getLogger(StatementSearch.class);
    private static final int MAX_FACETS = 60;
    private static final List<String> ITEM_FIELDS = List.of(
            "id",
            "revision",
            "source",
            "url",
            "corpus_name",
            "title",
            "body",
            "language",
            "publisher",
            "country",
            "kind",
            "published",
            "modified",
            "fetched_at",
            "indexed_at",
            "lane",
            "topics",
            "withdrawn",
            "change.kind",
            "change.substantive");

    private final ElasticsearchClient elasticsearch;
    private final Duration timeout;

    StatementSearch(SearchClient client, SearchConnection connection) {
        this.elasticsearch = client.elasticsearch();
        this.timeout = connection.searchTimeout();
    }

    /** Runs a search. */
    public SearchOutcome search(SearchRequest request) {
        io.silkwire.alert.query.Query query;
        try {
            query = QueryParser.parse(request.query());
        } catch (QuerySyntaxException e) {
            return new SearchOutcome.Refused(e);
        }
        try {
            return found(ask(request, query), new WordFinder(query));
        } catch (IOException | ElasticsearchException e) {
            return unavailable(e);
        }
    }

    /** One statement with its tags and evidence. */
    public LookupOutcome find(StatementId id) {
        try {
            SearchResponse<IndexedStatement> response = elasticsearch.search(
                    search -> search.index(ALIAS)
                            .ignoreUnavailable(true)
                            .allowNoIndices(true)
                            .timeout(timeout.toMillis() + "ms")
                            .size(1)
                            .source(source -> source.filter(f -> f.excludes("stems_*")))
                            .query(q -> q.term(t -> t.field("id").value(id.value()))),
                    IndexedStatement.class);
            requireInTime(response);
            Optional<IndexedStatement> first = response.hits().hits().stream()
                    .map(Hit::source)
                    .filter(Objects::nonNull)
                    .findFirst();
            return first.isPresent() ? new LookupOutcome.Found(first.get()) : new LookupOutcome.Unknown();
        } catch (IOException | ElasticsearchException e) {
            SearchOutcome.Unavailable away = unavailable(e);
            return new LookupOutcome.Unavailable(away.problem(), away.remedy());
        }
    }

    private SearchResponse<IndexedStatement> ask(SearchRequest request, io.silkwire.alert.query.Query query)
            throws IOException {
        Query topics = ElasticsearchQueries.anyTopic(
                request.topics().stream().map(TopicId::value).toList());
        Query languages = ElasticsearchQueries.anyLanguage(request.languages());
        SearchResponse<IndexedStatement> response = elasticsearch.search(
                search -> search.index(ALIAS)
                        .ignoreUnavailable(true)
                        .allowNoIndices(true)
                        .timeout(timeout.toMillis() + "ms")
                        .trackTotalHits(t -> t.enabled(true))
                        .from(request.from())
                        .size(request.size())
                        .source(source -> source.filter(f -> f.includes(ITEM_FIELDS)))
                        .query(ElasticsearchQueries.of(query))
                        .postFilter(post -> post.bool(b -> b.filter(topics, languages)))
                        .aggregations("topics", countsOf("topics", languages))
                        .aggregations("languages", countsOf("language", topics))
                        .aggregations("newest", a -> a.max(m -> m.field("indexed_at")))
                        .sort(order(request.sort())),
                IndexedStatement.class);
        requireInTime(response);
        return response;
    }

    /** Counts under the other filters but not its own, so that a second value of the same kind shows what it would add. */
    private static Aggregation countsOf(String field, Query otherFilters) {
        return Aggregation.of(a -> a.filter(otherFilters)
                .aggregations("values", v -> v.terms(t -> t.field(field).size(MAX_FACETS))));
    }

    private static List<SortOptions> order(SearchRequest.Sort sort) {
        SortOptions published = by("published_at", SortOrder.Desc);
        SortOptions fetched = by("fetched_at", SortOrder.Desc);
        SortOptions id = by("id", SortOrder.Asc);
        return switch (sort) {
            case NEWEST -> List.of(published, fetched, id);
            case RELEVANCE ->
                List.of(SortOptions.of(s -> s.score(score -> score.order(SortOrder.Desc))), published, fetched, id);
        };
    }

    private static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(
                s -> s.field(FieldSort.of(f -> f.field(field).order(order).missing("_last"))));
    }

    private static SearchOutcome.Found found(SearchResponse<IndexedStatement> response, WordFinder words) {
        List<FoundStatement> items = response.hits().hits().stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .map(statement -> marked(statement, words))
                .toList();
        long total = response.hits().total() == null
                ? items.size()
                : response.hits().total().value();
        return new SearchOutcome.Found(
                total,
                items,
                counts(response.aggregations(), "topics"),
                counts(response.aggregations(), "languages"),
                newest(response.aggregations()));
    }

    private static FoundStatement marked(IndexedStatement statement, WordFinder words) {
        String body = statement.bodyText();
        String title = statement.titleText();
        String text = body.startsWith(title) ? body.substring(title.length()).strip() : body;
        return new FoundStatement(statement, words.mark(title), words.excerpt(text));
    }

    private static List<SearchOutcome.Count> counts(Map<String, Aggregate> aggregations, String name) {
        Aggregate aggregate = aggregations.get(name);
        Aggregate values =
                aggregate == null ? null : aggregate.filter().aggregations().get("values");
        if (values == null || !values.isSterms()) {
            return List.of();
        }
        return values.sterms().buckets().array().stream()
                .map(bucket -> new SearchOutcome.Count(bucket.key().stringValue(), bucket.docCount()))
                .toList();
    }

    private static @Nullable Instant newest(Map<String, Aggregate> aggregations) {
        Aggregate newest = aggregations.get("newest");
        Double millis = newest == null ? null : newest.max().value();
        return millis == null || millis.isNaN() || millis.isInfinite() || millis <= 0
                ? null
                : Instant.ofEpochMilli(millis.longValue());
    }

    private static void requireInTime(SearchResponse<?> response) throws IOException {
        if (response.timedOut()) {
            throw new SocketTimeoutException("the search took too long");
        }
    }

    private static SearchOutcome.Unavailable unavailable(Exception e) {
        LOG.atWarn()
                .addKeyValue("reason", e.getClass().getSimpleName())
                .addKeyValue("message", e.getMessage())
                .log("Search is unavailable");
        if (causedBy(e, ContentTooLongException.class)) {
            return new SearchOutcome.Unavailable(
                    "The statements of this page are too long to be sent in one answer", "ask for fewer with size=10");
        }
        if (causedBy(e, SocketTimeoutException.class)) {
            return new SearchOutcome.Unavailable(
                    "Elasticsearch took too long to answer", "try again, or ask for fewer words");
        }
        if (e instanceof ElasticsearchException refusal) {
            return new SearchOutcome.Unavailable(
                    "Elasticsearch answered with status " + refusal.status(),
                    "try again in a moment; if it stays, its log says why");
        }
        return new SearchOutcome.Unavailable(
                "Elasticsearch does not answer",
                "try again in a moment; whoever runs this finds its address under elasticsearch.url");
    }

    private static boolean causedBy(Throwable e, Class<? extends Throwable> type) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
