package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.Source.Listing;
import io.silkwire.contracts.Statement;
import io.silkwire.ingest.frontier.Frontier;
import io.silkwire.ingest.frontier.HostTurns;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.RevisitPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Crawls a source once, in the thread that asks, and remembers nothing: its feeds, listings and sitemaps, and the pages they name,
 * with the same manners as the {@link Crawler}.
 */
public final class OneShot {
    private final Visiting visiting;
    private final HostTurns turns;
    private final Conclusions conclusions;
    private final Duration delay;
    private final Clock clock;

    /** Who is told, as it happens. */
    public interface Listener {
        /** A statement was found. */
        void onStatement(Statement statement);

        /** A visit is over. */
        void onVisit(String place, String disposition);
    }

    /** A run with these manners. */
    public OneShot(Visiting visiting, HostTurns turns, RevisitPolicy policy, Duration delay, Clock clock) {
        this.visiting = visiting;
        this.turns = turns;
        this.conclusions = new Conclusions(policy, 1);
        this.delay = delay;
        this.clock = clock;
    }

    /**
     * Crawls.
     *
     * @param mostPages after so many pages it ends
     * @return how many statements were found
     */
    public int run(Source source, int mostPages, Listener listener) {
        Instant start = clock.instant();
        Frontier frontier = new Frontier(unused -> true);
        source.feeds().forEach(url -> add(frontier, source, url, Kind.FEED, start));
        source.listings().stream().map(Listing::url).forEach(url -> add(frontier, source, url, Kind.LISTING, start));
        source.sitemaps().forEach(url -> add(frontier, source, url, Kind.SITEMAP, start));
        int statements = 0;
        int pages = 0;
        for (CrawlState due = next(frontier); due != null && pages < mostPages; due = next(frontier)) {
            pages += due.kind() == Kind.PAGE ? 1 : 0;
            Conclusion conclusion = visit(source, due, frontier, null);
            listener.onVisit(due.place(), conclusion.disposition());
            if (conclusion.statement() != null) {
                statements++;
                listener.onStatement(withAttachments(source, conclusion, conclusion.statement(), frontier, listener));
            }
        }
        return statements;
    }

    /** Here nobody waits for the statement, so that it is told once, with its documents. */
    private Statement withAttachments(
            Source source, Conclusion page, Statement statement, Frontier frontier, Listener listener) {
        Statement whole = statement;
        for (CrawlState state : page.states()) {
            if (state.kind() == Kind.ATTACHMENT) {
                Conclusion read = visit(source, state, frontier, whole);
                listener.onVisit(String.valueOf(Place.uri(state.place())), read.disposition());
                whole = read.statement() == null ? whole : read.statement();
            }
        }
        return whole;
    }

    private Conclusion visit(Source source, CrawlState due, Frontier frontier, @Nullable Statement last) {
        Errand errand = new Errand(
                source,
                due,
                null,
                turns.gate(null, Objects.requireNonNullElse(source.limits().delay(), delay)));
        Conclusion conclusion = conclusions.of(visiting.visit(errand), new Remembered(frontier, last));
        List<CrawlState> states = new ArrayList<>(conclusion.states());
        if (conclusion.published() != null) {
            states.add(conclusion.published());
        }
        states.forEach(frontier::put);
        return conclusion;
    }

    private @Nullable CrawlState next(Frontier frontier) {
        Frontier.Due due = frontier.take(clock.instant());
        if (due == null) {
            return null;
        }
        frontier.release(due.authority(), Instant.EPOCH);
        return due.state();
    }

    private static void add(Frontier frontier, Source source, String url, Kind kind, Instant now) {
        String place = Place.canonical(url);
        if (place != null) {
            Visit visit = RevisitPolicy.discovered(now, now);
            frontier.put(new CrawlState(source.id(), place, kind, visit, null));
        }
    }

    private record Remembered(Frontier frontier, @Nullable Statement last) implements Memory {
        @Override
        public @Nullable CrawlState state(String key) {
            return frontier.get(key);
        }

        @Override
        public @Nullable Statement statement(Published published) {
            return last;
        }
    }
}
