package io.silkwire.alert.search;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Since when each source has been read as it publishes. What was published before that stood there already when its source was first
 * read, and what was imported came in a heap: when such statements came says nothing of how many come in a day.
 *
 * @param since by source; without those that were only ever imported
 */
public record Collecting(Map<SourceId, Instant> since) {
    /** Within which a source that is new brings what it has; an undated statement of this time may be old. */
    static final Duration FIRST_READING = Duration.ofDays(1);

    /** Copies the map. */
    public Collecting {
        since = Map.copyOf(since);
    }

    /** When the first source began; empty where nothing is collected. */
    public Optional<Instant> start() {
        return since.values().stream().min(Comparator.naturalOrder());
    }

    /** When this statement came in, if it was news then; empty where it was imported or older than the reading of its source. */
    public Optional<Instant> arrival(ArchiveHit hit) {
        Instant began = since.get(hit.source());
        Instant read = hit.fetchedAt();
        if (began == null || read == null) {
            return Optional.empty();
        }
        Instant published = latest(hit.published());
        Instant came = published == null ? read : firstRead(hit, read, published, began);
        Instant news = published == null ? began.plus(FIRST_READING) : began;
        return came.isBefore(began) || (published == null ? came : published).isBefore(news)
                ? Optional.empty()
                : Optional.of(came);
    }

    /** When a later revision of this statement came in; empty where its source was not collected then. */
    public Optional<Instant> changed(ArchiveHit hit) {
        Instant began = since.get(hit.source());
        Instant read = hit.fetchedAt();
        return began == null || read == null || read.isBefore(began) ? Optional.empty() : Optional.of(read);
    }

    /** The index keeps when the last revision was read: of one that was changed since, the first was read about when it was published. */
    private static Instant firstRead(ArchiveHit hit, Instant read, Instant published, Instant began) {
        if (hit.revision() == 1) {
            return read;
        }
        Instant about = published.isBefore(began) ? began : published;
        return about.isBefore(read) ? about : read;
    }

    /** The last moment a date may mean, to the day; a month or a year is as good as none. */
    private static @Nullable Instant latest(@Nullable PublicationDate date) {
        if (date == null) {
            return null;
        }
        return switch (date.precision()) {
            case TIME -> date.earliest();
            case DAY -> date.earliest().plus(Duration.ofDays(1)).minusMillis(1);
            case MONTH, YEAR -> null;
        };
    }
}
