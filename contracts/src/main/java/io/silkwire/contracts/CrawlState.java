package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What ingest remembers of one URL or file: how it answered, when it is due, and which statement it led to. Written in the same
 * transaction as that statement.
 *
 * @param place URL in its canonical form, or the corpus-relative name of a replayed file
 * @param visit how it answered last; null for a replayed file
 * @param published what was last published from it; null for a feed, and for a page that led to nothing yet
 */
public record CrawlState(
        SourceId sourceId,
        String place,
        Kind kind,
        @Nullable Visit visit,
        @Nullable Published published) {

    /** What is at the place. */
    public enum Kind {
        FEED,
        LISTING,
        SITEMAP,
        PAGE,
        FILE,
        /** The host itself: until when it wants to be left alone. */
        HOST;

        /** The word in JSON: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The last answer, and what follows from it.
     *
     * @param firstSeenAt when the place became known
     * @param at when it was fetched last; null if it never was
     * @param outcome the word of the last outcome: {@code fetched}, {@code not-modified} or a {@link Reason#label()}
     * @param etag validator, opaque
     * @param lastModified validator, opaque
     * @param bodyDigest {@code sha256:…} of the last whole body, to tell a false 304 from a true one
     * @param wholeAt when it was fetched without validators last
     * @param changedAt when its content last changed
     * @param interval between visits, as it adapted
     * @param quiet visits in a row without a change
     * @param failures visits in a row that failed
     * @param due when it is to be fetched next; null where it never is (410)
     * @param aliasOf the canonical URL its content is published under, where that is another
     */
    public record Visit(
            Instant firstSeenAt,
            @Nullable Instant at,
            @Nullable String outcome,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable String bodyDigest,
            @Nullable Instant wholeAt,
            @Nullable Instant changedAt,
            @Nullable Duration interval,
            int quiet,
            int failures,
            @Nullable Instant due,
            @Nullable String aliasOf) {}

    /**
     * The statement it led to.
     *
     * @param contentHash of the last revision
     * @param revision the last revision
     * @param firstAt when revision 1 was published
     * @param at when the last revision was published
     * @param withdrawn whether the last revision says that it is withdrawn
     * @param partition of the last revision on the Kafka topic of statements; null where it is not known
     * @param offset of the last revision there
     */
    public record Published(
            StatementId statementId,
            ContentHash contentHash,
            int revision,
            Instant firstAt,
            Instant at,
            boolean withdrawn,
            @Nullable Integer partition,
            @Nullable Long offset) {}

    /** The key on the Kafka topic {@code crawl-state}: source and place. */
    public String key() {
        return key(sourceId, place);
    }

    /** The key of this place of this source. */
    public static String key(SourceId sourceId, String place) {
        return sourceId + "|" + place;
    }
}
