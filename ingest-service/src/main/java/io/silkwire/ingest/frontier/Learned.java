package io.silkwire.ingest.frontier;

import org.jspecify.annotations.Nullable;

/**
 * What reading an answer showed.
 *
 * @param bodyDigest of the whole body, or null where there was none
 * @param changed whether a feed had something new, or a page's statement has a new revision
 * @param facts of a feed, listing or sitemap
 */
public record Learned(@Nullable String bodyDigest, boolean changed, FeedFacts facts) {
    /** Nothing was read. */
    public static final Learned NOTHING = new Learned(null, false, FeedFacts.NONE);
}
