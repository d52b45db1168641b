package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.silkwire.alert.query.QueryParser;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.search.SearchClientFactory.SearchClient;
import io.silkwire.alert.source.OfficialSources;
import io.silkwire.contracts.StatementId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Searches the index: a page by its number, a page behind a cursor, one statement, statements like one, or all that fit.
 * Thread-safe; an answer takes at most the timeout of {@link SearchConnection}.
 */
@Singleton
public final class StatementSearch {
    /** The cursor that begins a list which is read to its end. */
    public static final String FIRST_CURSOR = "*";

    static final List<String> ITEM_FIELDS = List.of(
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
            "countries",
            "kind",
            "published",
            "modified",
            "fetched_at",
            "indexed_at",
            "lane",
            "topics",
            "story",
            "authors",
            "withdrawn",
            "change.kind",
            "change.substantive");
    private static final int EXPORT_PAGE = 200;

    private final SearchAlias alias;
    private final PointsInTime pointsInTime;
    private final Cursors cursors;
    private final PagingSettings paging;
    private final OfficialSources sources;

    @Inject
    StatementSearch(SearchAlias alias, SearchClient client, PagingSettings paging, OfficialSources sources) {
        this(alias, client, paging, sources, Clock.systemUTC());
    }

    StatementSearch(
            SearchAlias alias, SearchClient client, PagingSettings paging, OfficialSources sources, Clock clock) {
        this.alias = alias;
        this.pointsInTime = new PointsInTime(client.elasticsearch(), paging, clock);
        this.cursors = new Cursors(paging.cursorKey());
        this.paging = paging;
        this.sources = sources;
    }

    /** A page by its number. */
    public SearchOutcome search(SearchRequest request) {
        return answer(request, (query, body) -> {
            Histogram.Interval interval = null;
            if (request.histogram() != null) {
                interval = interval(request.histogram(), body);
            }
            Histogram.Interval known = interval;
            SearchResponse<IndexedStatement> response = alias.ask(search -> search.trackTotalHits(t -> t.enabled(true))
                    .from(request.offset())
                    .size(request.size())
                    .source(source -> source.filter(f -> f.includes(ITEM_FIELDS)))
                    .query(body.narrowed())
                    .postFilter(body.chosen())
                    .aggregations(body.aggregations(known))
                    .sort(body.order()));
            return found(request, query, new SearchReading(response), known, null);
        });
    }

    /**
     * A page of a list that is read to its end, unmoved by what is indexed meanwhile.
     *
     * @param cursor {@link #FIRST_CURSOR}, or the {@code next} of the page before
     */
    public SearchOutcome page(SearchRequest request, String cursor) {
        if (request.offset() > 0) {
            return new SearchOutcome.Unfit("offset", "a cursor knows where its page begins", "leave offset out");
        }
        return answer(request, (query, body) -> {
            Optional<PagePosition> position =
                    cursor.equals(FIRST_CURSOR) ? Optional.of(pointsInTime.open()) : cursors.read(cursor, request);
            return position.isPresent()
                    ? page(request, query, body, position.get())
                    : new SearchOutcome.Unfit(
                            "cursor",
                            "this is no cursor of this search",
                            "give back the next of the page before, with the same query, filters and sort; or start with"
                                    + " cursor=*");
        });
    }

    /** All that fit, in their order, at most so many; nothing is cut off unsaid. */
    public ExportOutcome export(SearchRequest request, @Nullable Integer limit, boolean withBody) {
        if (limit != null && (limit < 1 || limit > paging.maxExport())) {
            return new ExportOutcome.Stopped(new SearchOutcome.Unfit(
                    "limit",
                    "an export has 1 to " + paging.maxExport() + " statements, not " + limit,
                    "choose a limit within, or narrow the search down"));
        }
        StatementStream[] opened = new StatementStream[1];
        SearchOutcome outcome = answer(request, (query, body) -> {
            PagePosition position = pointsInTime.open();
            StatementStream stream = new StatementStream(
                    at -> new SearchReading(ask(body, at, EXPORT_PAGE, withBody)),
                    pointsInTime,
                    position,
                    limit == null ? paging.maxExport() : limit);
            if (limit == null && stream.total() > paging.maxExport()) {
                stream.close();
                return new SearchOutcome.Unfit(
                        "limit",
                        stream.total() + " statements fit, and an export has at most " + paging.maxExport(),
                        "narrow the search down with from and to, or say limit=" + paging.maxExport()
                                + " to get the first ones");
            }
            opened[0] = stream;
            return nothing(request);
        });
        if (opened[0] != null) {
            return new ExportOutcome.Ready(opened[0]);
        }
        return outcome instanceof SearchOutcome.Found
                ? new ExportOutcome.Ready(StatementStream.empty())
                : new ExportOutcome.Stopped(outcome);
    }

    /** One statement with its tags and evidence. */
    public LookupOutcome find(StatementId id) {
        try {
            SearchResponse<IndexedStatement> response = alias.ask(search -> search.size(1)
                    .source(source -> source.filter(f -> f.excludes("stems_*")))
                    .query(q -> q.term(t -> t.field("id").value(id.value()))));
            List<IndexedStatement> found = new SearchReading(response).statements();
            return found.isEmpty() ? new LookupOutcome.Unknown() : new LookupOutcome.Found(found.getFirst());
        } catch (IOException | ElasticsearchException e) {
            SearchOutcome.Unavailable away = SearchAlias.unavailable(e);
            return new LookupOutcome.Unavailable(away.problem(), away.remedy());
        }
    }

    /** Asks for a search that was understood. */
    private interface Asking {
        SearchOutcome ask(io.silkwire.alert.query.Query query, SearchBody body)
                throws IOException, PointsInTime.BusyException, UnfitException;
    }

    /** Ends a search whose request asks too much; never leaves this file. */
    private static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient SearchOutcome.Unfit unfit;

        UnfitException(SearchOutcome.Unfit unfit) {
            super(unfit.problem());
            this.unfit = unfit;
        }
    }

    private SearchOutcome answer(SearchRequest request, Asking asking) {
        io.silkwire.alert.query.Query query;
        try {
            query = QueryParser.parse(request.query());
        } catch (QuerySyntaxException e) {
            return new SearchOutcome.Refused(e);
        }
        try {
            return asking.ask(query, new SearchBody(request, new ElasticsearchQueries(sources.official()).of(query)));
        } catch (UnfitException e) {
            return e.unfit;
        } catch (PointsInTime.BusyException e) {
            return new SearchOutcome.Unavailable(
                    "too many long lists are being read at once",
                    "try again in " + paging.keepOpen().toSeconds() + " seconds, or ask for pages by offset");
        } catch (ElasticsearchException e) {
            if (SearchAlias.isMissing(e)) {
                return nothing(request);
            }
            return TooManyClauses.in(e, query)
                    .<SearchOutcome>map(SearchOutcome.Refused::new)
                    .orElseGet(() -> SearchAlias.unavailable(e));
        } catch (IOException e) {
            return SearchAlias.unavailable(e);
        }
    }

    private static SearchOutcome nothing(SearchRequest request) {
        Timeline timeline = request.histogram() == null
                ? null
                : new Timeline(Histogram.Interval.YEAR, request.histogram().zone(), List.of());
        return new SearchOutcome.Found(0, List.of(), Map.of(), timeline, null, null);
    }

    private SearchOutcome page(
            SearchRequest request, io.silkwire.alert.query.Query query, SearchBody body, PagePosition position)
            throws IOException {
        SearchResponse<IndexedStatement> response;
        try {
            pointsInTime.renew(position);
            response = ask(body, position, request.size(), true);
        } catch (ElasticsearchException e) {
            pointsInTime.close(position);
            if (SearchAlias.isMissing(e)) {
                return new SearchOutcome.Unfit(
                        "cursor",
                        "this list was not read on for " + paging.keepOpen().toSeconds() + " seconds and is closed",
                        "start again with cursor=*");
            }
            throw e;
        }
        SearchReading reading = new SearchReading(response);
        PagePosition next = reading.following(position);
        if (next == null || reading.statements().size() < request.size()) {
            pointsInTime.close(position);
            return found(request, query, reading, null, null).totalling(reading.total(position.total()));
        }
        return found(request, query, reading, null, cursors.write(next, request))
                .totalling(next.total());
    }

    private SearchResponse<IndexedStatement> ask(SearchBody body, PagePosition position, int size, boolean withBody)
            throws IOException {
        boolean first = position.after().isEmpty();
        List<String> fields =
                ITEM_FIELDS.stream().filter(f -> withBody || !f.equals("body")).toList();
        return alias.askAnywhere(search -> {
            search.pit(p -> p.id(position.pointInTime()).keepAlive(pointsInTime.keepAlive()))
                    .trackTotalHits(t -> t.enabled(first))
                    .size(size)
                    .source(source -> source.filter(f -> f.includes(fields)))
                    .query(body.narrowed())
                    .postFilter(body.chosen())
                    .sort(body.order());
            return first ? search.aggregations(body.aggregations(null)) : search.searchAfter(position.after());
        });
    }

    /** How long one bar is. */
    private Histogram.Interval interval(Histogram histogram, SearchBody body) throws IOException, UnfitException {
        SearchResponse<IndexedStatement> response =
                alias.ask(search -> search.size(0).query(body.narrowed()).aggregations(body.span()));
        Duration span = new SearchReading(response).span();
        if (span == null) {
            return histogram.interval() == Histogram.Interval.AUTO ? Histogram.Interval.YEAR : histogram.interval();
        }
        if (histogram.interval() == Histogram.Interval.AUTO) {
            return Histogram.Interval.fitting(span);
        }
        long bars = histogram.interval().bucketsIn(span);
        if (bars > Histogram.MAX_BUCKETS) {
            throw new UnfitException(new SearchOutcome.Unfit(
                    "interval",
                    "an interval of one " + histogram.interval().label() + " gives " + bars + " bars, and "
                            + Histogram.MAX_BUCKETS + " are the most",
                    "choose a longer interval or interval=auto, or narrow the search down with from and to"));
        }
        return histogram.interval();
    }

    private static SearchOutcome.Found found(
            SearchRequest request,
            io.silkwire.alert.query.Query query,
            SearchReading reading,
            Histogram.@Nullable Interval interval,
            @Nullable String next) {
        WordFinder words = new WordFinder(query);
        List<FoundStatement> items = reading.statements().stream()
                .map(statement -> FoundStatement.of(statement, words))
                .toList();
        Timeline timeline = interval == null || request.histogram() == null
                ? null
                : new Timeline(interval, request.histogram().zone(), reading.bars());
        return new SearchOutcome.Found(
                reading.total(items.size()), items, reading.facets(request), timeline, reading.newestIndexed(), next);
    }
}
