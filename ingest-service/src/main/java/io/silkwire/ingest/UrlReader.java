package io.silkwire.ingest;

import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.fetch.ResponseHeaders;
import java.io.IOException;
import java.net.URI;

/** Reads the bytes behind an address, with what came with them. */
@FunctionalInterface
public interface UrlReader {
    /**
     * What was read.
     *
     * @param url where it was found after redirects
     */
    record Answer(URI url, ResponseHeaders headers, Payload body) {}

    /** @throws IOException where nothing could be read, its message telling why */
    Answer read(String url) throws IOException;
}
