package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.search.ArchiveLook.Difference;
import io.silkwire.alert.source.OfficialSources;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the indexed statements as the matcher would have, had they come while a query was in force. Elasticsearch is asked
 * with what the query's syntax tree compiles to, which finds exactly what the matcher finds; a query of more words than it looks for
 * at once is asked for loosely there, and each candidate is read ({@link ArchiveReading}). Thread-safe; bounded in time: what was not
 * looked through by then is said.
 */
@Singleton
public final class Archive {
    /** Hits whose sending is worked out one by one; of more, the rest is estimated from these. */
    public static final int MOST_HITS = 2_000;

    static final int SAMPLES = 20;

    /** Statements come often enough to say that the archive ends now. */
    private static final Duration LIVE = Duration.ofDays(1);

    private static final Duration BUDGET = Duration.ofSeconds(2);
    /** Who types asks again and again; the archive grows slowly. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final SearchAlias alias;
    private final OfficialSources sources;
    private final Clock clock;
    private final Duration budget;
    private final Duration remembered;
    private volatile @Nullable Known known;

    /** The extent, and until when it is taken for that of the archive. */
    private record Known(ArchiveExtent extent, long untilNanos) {}

    @Inject
    Archive(SearchAlias alias, OfficialSources sources) {
        this(alias, sources, Clock.systemUTC(), BUDGET, REMEMBERED);
    }

    /**
     * With this clock.
     *
     * @param budget for each question to Elasticsearch, and for all reading of candidates
     * @param remembered for how long it is taken to reach as far as it did
     */
    Archive(SearchAlias alias, OfficialSources sources, Clock clock, Duration budget, Duration remembered) {
        this.remembered = remembered;
        this.alias = alias;
        this.sources = sources;
        this.clock = clock;
        this.budget = budget;
    }

    /** Over a connection of its own, which is open as long as the process, for tools. */
    public static Archive of(SearchConnection connection, OfficialSources sources, Clock clock) {
        SearchAlias alias = new SearchAlias(new SearchClientFactory().searchClient(connection), connection);
        return new Archive(alias, sources, clock, BUDGET, REMEMBERED);
    }

    /** What would have fitted. */
    public ArchiveOutcome look(ArchiveQuestion question) {
        try {
            ArchiveExtent extent = extent();
            if (extent == null) {
                return new ArchiveOutcome.Empty();
            }
            return new ArchiveOutcome.Looked(look(question, extent.chosen(question.window())));
        } catch (ElasticsearchException e) {
            return SearchAlias.isMissing(e) ? new ArchiveOutcome.Empty() : unavailable(e);
        } catch (IOException e) {
            return unavailable(e);
        }
    }

    /** The same, each candidate read, whatever Elasticsearch would have said. */
    ArchiveOutcome lookByReading(ArchiveQuestion question) throws IOException {
        ArchiveExtent extent = extent();
        return extent == null
                ? new ArchiveOutcome.Empty()
                : new ArchiveOutcome.Looked(read(question, extent.chosen(question.window())));
    }

    private @Nullable ArchiveExtent extent() throws IOException {
        Known last = known;
        if (last != null && System.nanoTime() < last.untilNanos()) {
            return last.extent();
        }
        ArchiveExtent extent = ArchiveExtent.of(alias, clock.instant(), LIVE);
        known = extent == null ? null : new Known(extent, System.nanoTime() + remembered.toNanos());
        return extent;
    }

    private ArchiveLook look(ArchiveQuestion question, ArchiveExtent extent) throws IOException {
        try {
            return ask(question, extent);
        } catch (ElasticsearchException e) {
            if (TooManyClauses.in(e, question.query()).isEmpty()) {
                throw e;
            }
            return read(question, extent);
        }
    }

    private ArchiveLook ask(ArchiveQuestion question, ArchiveExtent extent) throws IOException {
        ElasticsearchQueries queries = new ElasticsearchQueries(sources.official());
        ArchiveBody body = new ArchiveBody(extent);
        var query = queries.of(question.query());
        SearchResponse<IndexedStatement> counted = alias.askPartly(budget, search -> body.counting(search, query));
        ArchiveCounts counts = new ArchiveCounts(counted, extent);
        SearchResponse<IndexedStatement> samples =
                alias.askPartly(budget, search -> body.these(search, counts.newest(SAMPLES)));
        boolean timedOut = counted.timedOut() || samples.timedOut();
        Difference caught = null;
        Difference lost = null;
        Query before = question.before();
        if (before != null && question.isEdit()) {
            var old = queries.of(before);
            caught = difference(body, question.query(), query, old);
            lost = difference(body, before, old, query);
        } else if (before != null) {
            caught = new Difference(0, List.of());
            lost = caught;
        }
        return new ArchiveLook(
                counts.span(),
                counts.slices(),
                extent.oldest(),
                extent.live(),
                counts.hits(),
                counts.timeline(),
                counts.languages(),
                counts.sources(),
                found(samples, question.query()),
                caught,
                lost,
                timedOut
                        ? "the search was stopped after " + budget.toMillis()
                                + " ms: the counts are of the part that was" + " looked through by then"
                        : null);
    }

    private Difference difference(
            ArchiveBody body,
            Query query,
            co.elastic.clients.elasticsearch._types.query_dsl.Query of,
            co.elastic.clients.elasticsearch._types.query_dsl.Query without)
            throws IOException {
        SearchResponse<IndexedStatement> response =
                alias.askPartly(budget, search -> body.difference(search, of, without));
        return new Difference(new SearchReading(response).total(0), found(response, query));
    }

    private ArchiveLook read(ArchiveQuestion question, ArchiveExtent extent) throws IOException {
        ArchiveReading reading = new ArchiveReading(question, extent, sources.official());
        long end = System.nanoTime() + budget.toNanos();
        try {
            return read(reading, new ElasticsearchQueries(sources.official()).narrowed(question.candidates()), end);
        } catch (ElasticsearchException e) {
            if (TooManyClauses.in(e, question.query()).isEmpty()) {
                throw e;
            }
            // Even its single words are too many: everything is a candidate.
            return read(
                    reading, co.elastic.clients.elasticsearch._types.query_dsl.Query.of(q -> q.matchAll(m -> m)), end);
        }
    }

    private ArchiveLook read(
            ArchiveReading reading, co.elastic.clients.elasticsearch._types.query_dsl.Query candidates, long endNanos)
            throws IOException {
        List<co.elastic.clients.elasticsearch._types.FieldValue> after = List.of();
        do {
            List<co.elastic.clients.elasticsearch._types.FieldValue> from = after;
            SearchResponse<IndexedStatement> page =
                    alias.ask(search -> reading.body().candidates(search, candidates, from));
            after = reading.take(page);
        } while (!after.isEmpty() && System.nanoTime() < endNanos);
        return reading.look(after.isEmpty());
    }

    private static List<FoundStatement> found(SearchResponse<IndexedStatement> response, Query query) {
        WordFinder words = new WordFinder(query);
        return new SearchReading(response)
                .statements().stream()
                        .map(statement -> FoundStatement.of(statement, words))
                        .toList();
    }

    private static ArchiveOutcome.Unavailable unavailable(Exception e) {
        SearchOutcome.Unavailable away = SearchAlias.unavailable(e);
        return new ArchiveOutcome.Unavailable(away.problem(), away.remedy());
    }
}
