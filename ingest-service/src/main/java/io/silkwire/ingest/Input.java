package io.silkwire.ingest;

import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.fetch.ResponseHeaders;
import java.net.URI;
import java.util.List;

/**
 * One thing that a command read.
 *
 * @param name as it was typed, or as the directory has it; {@code -} for standard input
 * @param isFetched whether it is from the web, and so has headers
 * @param url where it was found after redirects; of the file otherwise
 */
record Input(String name, boolean isFetched, URI url, ResponseHeaders headers, Payload body) {
    private static final ResponseHeaders NONE = new ResponseHeaders(List.of());

    static Input ofFile(String name, URI url, byte[] body) {
        return new Input(name, false, url, NONE, Payload.wrap(body));
    }

    static Input of(String name, UrlReader.Answer answer) {
        return new Input(name, true, answer.url(), answer.headers(), answer.body());
    }
}
