package io.silkwire.ingest.fetch;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a server.
 *
 * @param url absolute http or https URL, in WHATWG's serialisation
 * @param purpose decides the size cap and the Accept header
 * @param validators of the last answer, sent as they came; null for a full fetch
 * @param headers of the source, sent besides; Host, Cookie, Authorization of another host and hop-by-hop ones are never sent on
 *     a redirect to another host
 * @param maxBodyBytes what the source allows a body to be, content coding undone: narrows the limit of the purpose, but not that
 *     of robots.txt (RFC 9309 §2.5); null where the source leaves it
 */
public record FetchRequest(
        URI url,
        Purpose purpose,
        @Nullable Validators validators,
        Map<String, String> headers,
        @Nullable Integer maxBodyBytes) {
    /** What the answer is wanted for. */
    public enum Purpose {
        ROBOTS,
        FEED,
        SITEMAP,
        LISTING,
        PAGE,
        DOCUMENT
    }

    /** Copies the headers. */
    public FetchRequest {
        headers = Map.copyOf(headers);
        if (maxBodyBytes != null && maxBodyBytes <= 0) {
            throw new IllegalArgumentException("maxBodyBytes: expected more than 0, got " + maxBodyBytes);
        }
    }

    /** With the limit of the purpose alone. */
    public FetchRequest(URI url, Purpose purpose, @Nullable Validators validators, Map<String, String> headers) {
        this(url, purpose, validators, headers, null);
    }

    /** A full fetch without further headers. */
    public static FetchRequest of(URI url, Purpose purpose) {
        return new FetchRequest(url, purpose, null, Map.of(), null);
    }

    /** Headers may carry keys. */
    @Override
    public String toString() {
        return "FetchRequest[" + purpose + " " + url + (validators == null ? "" : " if changed") + "]";
    }
}
