package io.silkwire.ingest.feed;

import org.jspecify.annotations.Nullable;

/**
 * A link of a feed or entry (RFC 4287, section 4.2.7); enclosures of RSS are links with {@code rel} enclosure.
 *
 * @param href absolute where a base was known
 * @param rel lower case; {@code alternate} where nothing was told
 * @param length bytes as told, unchecked
 */
public record FeedLink(
        String href,
        String rel,
        @Nullable String type,
        @Nullable String hreflang,
        @Nullable String title,
        @Nullable String length) {}
