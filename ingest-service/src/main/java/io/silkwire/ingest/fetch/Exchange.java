package io.silkwire.ingest.fetch;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response, as they went over the wire, for the archive.
 *
 * @param at when the request was sent, in whole milliseconds: archives and statements tell the same time
 * @param address the address that was connected to, or null where none was
 * @param protocol of the response, {@code HTTP/1.1} or {@code h2}
 * @param requestHeaders in the order sent; values of secret headers are replaced by {@code [redacted]}
 * @param responseHeaders in the order received
 * @param body after transfer coding and before content coding; cut where {@code truncated} says so
 * @param truncated null, or why the body is not whole: {@code length}, {@code time} or {@code disconnect} (WARC 1.1 §5.13)
 */
public record Exchange(
        URI url,
        Instant at,
        @Nullable String address,
        String protocol,
        String method,
        List<Map.Entry<String, String>> requestHeaders,
        int status,
        String statusText,
        List<Map.Entry<String, String>> responseHeaders,
        Payload body,
        @Nullable String truncated) {

    /** Copies the lists. */
    public Exchange {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        requestHeaders = List.copyOf(requestHeaders);
        responseHeaders = List.copyOf(responseHeaders);
    }
}
