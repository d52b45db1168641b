package io.silkwire.ingest.feed;

import org.jspecify.annotations.Nullable;

/** The program that wrote the feed, by its own account. */
public record FeedGenerator(
        @Nullable String name,
        @Nullable String uri,
        @Nullable String version) {}
