package io.silkwire.ingest.feed;

import org.jspecify.annotations.Nullable;

/** A category by the publisher's own words. */
public record FeedCategory(
        @Nullable String term,
        @Nullable String scheme,
        @Nullable String label) {}
