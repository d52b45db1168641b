package io.silkwire.ingest;

import io.silkwire.ingest.feed.FeedResponse;
import java.io.IOException;

/** Reads the bytes behind an address, with what came with them. */
@FunctionalInterface
public interface UrlReader {
    /** What was read; the array belongs to the receiver. */
    @SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
    record Answer(byte[] body, FeedResponse response) {}

    /** @throws IOException where nothing could be read, its message telling why */
    Answer read(String url) throws IOException;
}
