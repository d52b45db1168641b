package io.silkwire.ingest.feed;

import org.jspecify.annotations.Nullable;

/** A picture that stands for a feed or an entry. */
public record FeedImage(
        String url, @Nullable String title, @Nullable String link) {}
