package io.silkwire.alert.search;

import io.silkwire.alert.search.SearchOutcome.Count;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the archive would have fitted.
 *
 * @param span what is counted and shown
 * @param slices the windows that alerts are estimated over, shortest first
 * @param reach how far back the archive goes, and since when it grows
 * @param hits the newest that fit within the longest slice and the span, newest first; not all where there are very many
 * @param timeline when those of the span were published, without gaps; undated ones when they were read
 * @param undated how many of the span have no date
 * @param languages most first
 * @param sources most first
 * @param samples the newest of the span, with what was looked for
 * @param caught what only the new query fits; null where no query was changed
 * @param lost what only the query before fits; null where no query was changed
 * @param partly why this is not all, in words; null where it is all
 */
public record ArchiveLook(
        Part span,
        List<Part> slices,
        Reach reach,
        List<ArchiveHit> hits,
        Timeline timeline,
        long undated,
        List<Count> languages,
        List<Count> sources,
        List<FoundStatement> samples,
        @Nullable Difference caught,
        @Nullable Difference lost,
        @Nullable String partly) {
    /**
     * A part of the archive by time of publication; undated statements stand where they were read.
     *
     * @param from first moment before it
     * @param to last moment of it
     * @param archive all statements in it
     * @param total those that fit
     */
    public record Part(ArchiveWindow window, Instant from, Instant to, long archive, long total) {}

    /**
     * How far back the archive goes.
     *
     * @param oldest statement of it, an undated one where it was read
     * @param oldestDated date in it; null where none is dated
     * @param live whether statements keep coming, so that the parts end now and not at the newest statement
     * @param collecting since when they have been
     */
    public record Reach(Instant oldest, @Nullable Instant oldestDated, boolean live, Collecting collecting) {}

    /** As {@link Reach#oldest}. */
    public Instant oldest() {
        return reach.oldest();
    }

    /** As {@link Reach#live}. */
    public boolean live() {
        return reach.live();
    }

    /** Statements that fit one query and not the other, the newest of them as samples. */
    public record Difference(long total, List<FoundStatement> samples) {
        /** Copies the samples. */
        public Difference {
            samples = List.copyOf(samples);
        }
    }

    /** Copies the lists. */
    public ArchiveLook {
        slices = List.copyOf(slices);
        hits = List.copyOf(hits);
        languages = List.copyOf(languages);
        sources = List.copyOf(sources);
        samples = List.copyOf(samples);
    }
}
