package io.silkwire.ingest.feed.listing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Bytes of a listing page → what it leads to. Its links are ASCII, so that a wrong charset costs titles and no statement. */
public final class ListingBytes {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([A-Za-z0-9._:-]+)");

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

    private static Document parsed(byte[] body, String url, @Nullable String contentType) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(body), charset(contentType), url);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    /** Selectors that find the links that {@link #read} finds without a rule, tried on this page; null where none do. */
    public static @Nullable ListingRule suggest(byte[] body, String url, @Nullable String contentType) {
        Listing found = read(body, url, contentType, null);
        return SelectorSuggestion.of(parsed(body, url, contentType), url, found.items());
    }

    private static @Nullable String charset(@Nullable String contentType) {
        Matcher named = CHARSET.matcher(contentType == null ? "" : contentType);
        try {
            return named.find() ? Charset.forName(named.group(1)).name() : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
