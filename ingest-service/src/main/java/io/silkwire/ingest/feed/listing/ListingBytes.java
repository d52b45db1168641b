package io.silkwire.ingest.feed.listing;

import io.silkwire.ingest.charset.CharsetDecision;
import io.silkwire.ingest.charset.Declarations;
import io.silkwire.ingest.charset.Octets;
import io.silkwire.ingest.extraction.body.BoundedHtml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Bytes of a listing page → what it leads to. Its links are ASCII, so that a wrong charset costs titles and no statement. */
public final class ListingBytes {
    /** What is read of a page: the newest links stand first. */
    public static final int MOST_BYTES = 3 << 20;

    private ListingBytes() {}

    /**
     * Reads a page.
     *
     * @param url where it was found after redirects
     * @param contentType the HTTP header, or null
     */
    public static Listing read(byte[] body, String url, @Nullable String contentType, @Nullable ListingRule rule) {
        return ListingReader.read(parsed(body, url, contentType), url, rule);
    }

    /** Selectors that find the links that {@link #read} finds without a rule, tried on this page; null where none do. */
    public static @Nullable ListingRule suggest(byte[] body, String url, @Nullable String contentType) {
        Listing found = read(body, url, contentType, null);
        return SelectorSuggestion.of(parsed(body, url, contentType), url, found.items());
    }

    private static Document parsed(byte[] body, String url, @Nullable String contentType) {
        return BoundedHtml.parse(characters(body, contentType), url);
    }

    private static String characters(byte[] body, @Nullable String contentType) {
        byte[] read = body.length > MOST_BYTES ? Arrays.copyOf(body, MOST_BYTES) : body;
        try {
            return CharsetDecision.of(Octets.of(read), Declarations.ofPage(read, contentType))
                    .map(choice -> choice.decode(read))
                    .orElseGet(() -> new String(read, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }
}
