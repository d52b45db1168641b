package io.silkwire.ingest.frontier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What reading an answer showed.
 *
 * @param bodyDigest of the whole body, or null where there was none
 * @param changed whether a feed had something new, or a page's statement has a new revision
 * @param publishedAt when revision 1 of the page's statement appeared; null where it has none yet
 * @param facts of a feed, listing or sitemap
 */
public record Learned(
        @Nullable String bodyDigest,
        boolean changed,
        @Nullable Instant publishedAt,
        FeedFacts facts) {
    /** Nothing was read. */
    public static final Learned NOTHING = new Learned(null, false, null, FeedFacts.NONE);

    /** Of a feed, listing or sitemap. */
    public static Learned ofFeed(@Nullable String bodyDigest, FeedFacts facts) {
        return new Learned(bodyDigest, facts.fresh() > 0, null, facts);
    }

    /** Of a page. */
    public static Learned ofPage(@Nullable String bodyDigest, boolean changed, @Nullable Instant publishedAt) {
        return new Learned(bodyDigest, changed, publishedAt, FeedFacts.NONE);
    }
}
