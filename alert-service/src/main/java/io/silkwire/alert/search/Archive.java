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

    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(10));

    private final SearchAlias alias;
    private final OfficialSources sources;
    private final Clock clock;
    private final Limits limits;
    private volatile @Nullable Known known;

    /** The extent, and until when it is taken for that of the archive. */
    private record Known(ArchiveExtent extent, long untilNanos) {}

    /**
     * How long a look may take.
     *
     * @param budget for all of it, after which nothing more is asked
     * @param least for a question to Elasticsearch that was begun; a look ends twice this after its budget at the latest
     * @param remembered for how long the archive is taken to reach as far as it did: who types asks again and again, and it grows slowly
     */
    record Limits(Duration budget, Duration least, Duration remembered) {}

    @Inject
    Archive(SearchAlias alias, OfficialSources sources) {
        this(alias, sources, Clock.systemUTC(), LIMITS);
    }

    /** With this clock and these limits. */
    Archive(SearchAlias alias, OfficialSources sources, Clock clock, Limits limits) {
        this.limits = limits;
        this.alias = alias;
        this.sources = sources;
        this.clock = clock;
    }

    /** Over a connection of its own, which is open as long as the process, for tools. */
    public static Archive of(SearchConnection connection, OfficialSources sources, Clock clock) {
        SearchAlias alias = new SearchAlias(new SearchClientFactory().searchClient(connection), connection);
        return new Archive(alias, sources, clock, LIMITS);
    }

    /** What would have fitted. */
    public ArchiveOutcome look(ArchiveQuestion question) {
        Deadline deadline = deadline();
        try {
            ArchiveExtent extent = extent(deadline);
            if (extent == null) {
                return new ArchiveOutcome.Empty();
            }
            return new ArchiveOutcome.Looked(look(question, extent.chosen(question.window()), deadline));
        } catch (ElasticsearchException e) {
            return SearchAlias.isMissing(e) ? new ArchiveOutcome.Empty() : unavailable(e);
        } catch (IOException e) {
            return SearchAlias.isLate(e) ? new ArchiveOutcome.OutOfTime(limits.budget()) : unavailable(e);
        }
    }

    private Deadline deadline() {
        return Deadline.in(limits.budget(), limits.least());
    }

    /** The same, each candidate read, whatever Elasticsearch would have said. */
    ArchiveOutcome lookByReading(ArchiveQuestion question) throws IOException {
        Deadline deadline = deadline();
        ArchiveExtent extent = extent(deadline);
        return extent == null
                ? new ArchiveOutcome.Empty()
                : new ArchiveOutcome.Looked(read(question, extent.chosen(question.window()), deadline));
    }

    private @Nullable ArchiveExtent extent(Deadline deadline) throws IOException {
        Known last = known;
        if (last != null && System.nanoTime() < last.untilNanos()) {
            return last.extent();
        }
        ArchiveExtent extent = ArchiveExtent.of(alias, clock.instant(), LIVE, deadline);
        known = extent == null
                ? null
                : new Known(extent, System.nanoTime() + limits.remembered().toNanos());
        return extent;
    }

    private ArchiveLook look(ArchiveQuestion question, ArchiveExtent extent, Deadline deadline) throws IOException {
        try {
            return ask(question, extent, deadline);
        } catch (ElasticsearchException e) {
            if (TooManyClauses.in(e, question.query()).isEmpty()) {
                throw e;
            }
            return read(question, extent, deadline);
        }
    }

    private ArchiveLook ask(ArchiveQuestion question, ArchiveExtent extent, Deadline deadline) throws IOException {
        ElasticsearchQueries queries = new ElasticsearchQueries(sources.official());
        ArchiveBody body = new ArchiveBody(extent);
        var query = queries.of(question.query());
        SearchResponse<IndexedStatement> counted = alias.askPartly(deadline, search -> body.counting(search, query));
        ArchiveCounts counts = new ArchiveCounts(counted, extent);
        Unfinished unfinished = new Unfinished(deadline);
        unfinished.look(counted);
        List<FoundStatement> samples = unfinished.unlessOver("samples", List.of(), () -> {
            var response = alias.askPartly(deadline, search -> body.these(search, counts.newest(SAMPLES)));
            return found(response, question.query());
        });
        Differences differences = differences(question, body, queries, unfinished);
        return new ArchiveLook(
                counts.span(),
                counts.slices(),
                extent.reach(),
                counts.hits(),
                counts.timeline(),
                counts.undated(),
                counts.languages(),
                counts.sources(),
                samples,
                differences.caught(),
                differences.lost(),
                unfinished.words());
    }

    /** Of an edit; null where no query was changed. */
    private record Differences(
            @Nullable Difference caught, @Nullable Difference lost) {}

    private Differences differences(
            ArchiveQuestion question, ArchiveBody body, ElasticsearchQueries queries, Unfinished unfinished)
            throws IOException {
        Query before = question.before();
        Difference none = new Difference(0, List.of());
        if (before == null || !question.isEdit()) {
            return before == null ? new Differences(null, null) : new Differences(none, none);
        }
        var query = queries.of(question.query());
        var old = queries.of(before);
        return new Differences(
                unfinished.<@Nullable Difference>unlessOver(
                        "what it catches", null, () -> difference(body, question.query(), query, old, unfinished)),
                unfinished.<@Nullable Difference>unlessOver(
                        "what it loses", null, () -> difference(body, before, old, query, unfinished)));
    }

    private Difference difference(
            ArchiveBody body,
            Query query,
            co.elastic.clients.elasticsearch._types.query_dsl.Query of,
            co.elastic.clients.elasticsearch._types.query_dsl.Query without,
            Unfinished unfinished)
            throws IOException {
        SearchResponse<IndexedStatement> response =
                alias.askPartly(unfinished.deadline(), search -> body.difference(search, of, without));
        unfinished.look(response);
        return new Difference(new SearchReading(response).total(0), found(response, query));
    }

    private ArchiveLook read(ArchiveQuestion question, ArchiveExtent extent, Deadline deadline) throws IOException {
        ArchiveReading reading = new ArchiveReading(question, extent, sources.official());
        try {
            return read(
                    reading, new ElasticsearchQueries(sources.official()).narrowed(question.candidates()), deadline);
        } catch (ElasticsearchException e) {
            if (TooManyClauses.in(e, question.query()).isEmpty()) {
                throw e;
            }
            // Even its single words are too many: everything is a candidate.
            return read(
                    reading,
                    co.elastic.clients.elasticsearch._types.query_dsl.Query.of(q -> q.matchAll(m -> m)),
                    deadline);
        }
    }

    private ArchiveLook read(
            ArchiveReading reading,
            co.elastic.clients.elasticsearch._types.query_dsl.Query candidates,
            Deadline deadline)
            throws IOException {
        List<co.elastic.clients.elasticsearch._types.FieldValue> after = List.of();
        do {
            List<co.elastic.clients.elasticsearch._types.FieldValue> from = after;
            SearchResponse<IndexedStatement> page;
            try {
                page = alias.ask(deadline, search -> reading.body().candidates(search, candidates, from));
            } catch (IOException e) {
                if (from.isEmpty() || !SearchAlias.isLate(e)) {
                    throw e;
                }
                return reading.look(false);
            }
            after = reading.take(page);
        } while (!after.isEmpty() && !deadline.isOver());
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
