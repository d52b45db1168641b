package io.silkwire.ingest.feed.discovery;

import java.io.IOException;
import java.io.Reader;
import java.util.List;

/** Stub. */
public final class FeedLinks {
    private FeedLinks() {}

    public static List<FoundFeed> of(Reader page, String url) throws IOException {
        return List.of();
    }
}
