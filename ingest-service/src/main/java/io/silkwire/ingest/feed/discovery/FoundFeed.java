package io.silkwire.ingest.feed.discovery;

import org.jspecify.annotations.Nullable;

/**
 * A feed, hub or sitemap that a page names.
 *
 * @param url absolute
 * @param kind how sure one may be of it
 * @param title the page's word for it, or null
 */
public record FoundFeed(String url, Kind kind, @Nullable String title) {
    /** Where the address comes from. */
    public enum Kind {
        /** {@code link rel=alternate} with the type of a feed. */
        DECLARED,
        /** An address in the page that looks like a feed's. */
        LINKED,
        /** Not in the page: a place where feeds of such sites often are. */
        GUESSED,
        /** A sitemap. */
        SITEMAP,
        /** A WebSub hub. */
        HUB,
        /** The topic to subscribe to at the hub. */
        SELF
    }
}
