package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.Reading;
import io.silkwire.alert.search.ArchiveLook.Difference;
import io.silkwire.alert.search.ArchiveLook.Part;
import io.silkwire.alert.search.SearchOutcome.Count;
import io.silkwire.contracts.SourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the archive statement by statement: candidates that Elasticsearch narrowed down are read as the query language is
 * defined ({@link Reading}), which is what the matcher is held to. For one look and one thread.
 */
final class ArchiveReading {
    private final ArchiveQuestion question;
    private final ArchiveExtent extent;
    private final Set<SourceId> official;
    private final ArchiveBody body;
    private final ArchiveBars bars;
    private final Map<String, Long> languages = new HashMap<>();
    private final Map<String, Long> sources = new HashMap<>();
    private final List<ArchiveHit> hits = new ArrayList<>();
    private final Sampling fitting;
    private final Sampling caught;
    private final Sampling lost;
    private long candidates;
    private long read;
    private long undated;

    ArchiveReading(ArchiveQuestion question, ArchiveExtent extent, Set<SourceId> official) {
        this.question = question;
        this.extent = extent;
        this.official = official;
        this.body = new ArchiveBody(extent);
        this.bars = new ArchiveBars(extent);
        this.fitting = new Sampling(question.query());
        this.caught = new Sampling(question.query());
        Query before = question.before();
        this.lost = new Sampling(before == null ? question.query() : before);
    }

    /** Counts, and keeps the first, which are the newest. */
    private static final class Sampling {
        private final WordFinder words;
        private final List<FoundStatement> samples = new ArrayList<>();
        private long total;

        Sampling(Query query) {
            this.words = new WordFinder(query);
        }

        void add(IndexedStatement statement) {
            total++;
            if (samples.size() < Archive.SAMPLES) {
                samples.add(FoundStatement.of(statement, words));
            }
        }

        Difference difference() {
            return new Difference(total, samples);
        }
    }

    ArchiveBody body() {
        return body;
    }

    /** Reads a page of candidates; where the next one begins, or nothing at the end. */
    List<FieldValue> take(SearchResponse<IndexedStatement> page) {
        if (read == 0) {
            candidates = new SearchReading(page).total(0);
        }
        List<Hit<IndexedStatement>> found = page.hits().hits();
        new SearchReading(page).statements().forEach(this::take);
        read += found.size();
        return found.isEmpty() ? List.of() : found.getLast().sort();
    }

    private void take(IndexedStatement statement) {
        String source = statement.sourceId();
        boolean isOfficial = source != null && official.contains(new SourceId(source));
        Reading reading = new Reading(statement.facts(isOfficial));
        boolean fits = reading.holds(question.query());
        Query before = question.before();
        boolean fitted = before != null && reading.holds(before);
        ArchiveHit hit = ArchiveHit.of(statement).notAfter(extent.end());
        boolean shown = isWithin(hit, extent.window());
        if (fits) {
            hits.add(hit);
            if (shown) {
                show(statement, hit);
            }
        }
        if (shown && fits != fitted) {
            (fits ? caught : lost).add(statement);
        }
    }

    private void show(IndexedStatement statement, ArchiveHit hit) {
        fitting.add(statement);
        undated += hit.published() == null ? 1 : 0;
        bars.add(hit.at(), 1);
        languages.merge(hit.language(), 1L, Long::sum);
        sources.merge(hit.source().value(), 1L, Long::sum);
    }

    private boolean isWithin(ArchiveHit hit, ArchiveWindow window) {
        Instant at = hit.at();
        return at.isAfter(extent.from(window)) && !at.isAfter(extent.end());
    }

    /** What was found so far. */
    ArchiveLook look(boolean toTheEnd) {
        boolean edited = question.before() != null;
        return new ArchiveLook(
                extent.part(extent.window(), fitting.total),
                ArchiveWindow.ESTIMATED.stream().map(this::slice).toList(),
                extent.reach(),
                hits,
                bars.timeline(),
                undated,
                most(languages),
                most(sources),
                fitting.samples,
                edited ? caught.difference() : null,
                edited ? lost.difference() : null,
                toTheEnd ? null : unread());
    }

    private @Nullable String unread() {
        return read >= candidates
                ? null
                : "the query has more words than the index looks for at once, so statements were read one by one: "
                        + read + " of " + candidates + " in the time there is, the newest first";
    }

    private Part slice(ArchiveWindow window) {
        return extent.part(
                window, hits.stream().filter(hit -> isWithin(hit, window)).count());
    }

    private static List<Count> most(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Count::statements).reversed().thenComparing(Count::value))
                .toList();
    }
}
