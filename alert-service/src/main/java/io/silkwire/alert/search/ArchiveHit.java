package io.silkwire.alert.search;

import io.silkwire.contracts.Change.Kind;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.TopicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of the archive that fits, as far as it matters for when somebody would be told.
 *
 * @param published as told; null for an undated statement
 * @param fetchedAt when its last revision was read; null where that is not known
 * @param story it stands in, or null
 * @param change what made its last revision, where a reader would want to know; null where that is not known
 */
public record ArchiveHit(
        StatementId id,
        SourceId source,
        String language,
        @Nullable PublicationDate published,
        @Nullable Instant fetchedAt,
        @Nullable StoryId story,
        int revision,
        @Nullable Kind change,
        boolean substantive,
        List<TopicId> topics) {
    static final String UNKNOWN_SOURCE = "unknown";
    static final String UNKNOWN_LANGUAGE = "und";

    /** Copies the topics. */
    public ArchiveHit {
        topics = List.copyOf(topics);
    }

    /** When it is counted: as published, without a date when it was read. */
    public Instant at() {
        if (published != null) {
            return published.earliest();
        }
        return fetchedAt == null ? Instant.EPOCH : fetchedAt;
    }

    /** The same, but without a date it stands at the end of the archive where it was imported later. */
    ArchiveHit notAfter(Instant end) {
        return published != null || fetchedAt == null || !fetchedAt.isAfter(end)
                ? this
                : new ArchiveHit(id, source, language, null, end, story, revision, change, substantive, topics);
    }

    static ArchiveHit of(IndexedStatement statement) {
        IndexedStatement.IndexedChange change = statement.change();
        return new ArchiveHit(
                statement.id(),
                new SourceId(statement.sourceId() == null ? UNKNOWN_SOURCE : statement.sourceId()),
                statement.language() == null ? UNKNOWN_LANGUAGE : statement.language(),
                statement.publishedAt(),
                statement.fetchedAt(),
                statement.story() == null ? null : new StoryId(statement.story()),
                statement.revision(),
                change == null ? null : change.kind(),
                change != null && change.substantive(),
                statement.topics());
    }
}
