package io.silkwire.ingest.feed;

import io.silkwire.ingest.charset.CharsetChoice;
import io.silkwire.ingest.charset.Octets;
import io.silkwire.ingest.feed.FeedReading.Read;
import io.silkwire.ingest.feed.FeedReading.Reason;
import io.silkwire.ingest.feed.FeedReading.Unreadable;
import io.silkwire.ingest.feed.discovery.FeedLinks;
import io.silkwire.ingest.feed.repair.Encodings;
import io.silkwire.ingest.feed.repair.FeedBytes;
import io.silkwire.ingest.feed.repair.MarkupReader;
import io.silkwire.ingest.feed.repair.Repair;
import io.silkwire.ingest.feed.repair.Repairs;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a feed or sitemap, in any format and in any state, into a {@link Feed}, or says why they are none.
 *
 * <p>The document is read as a stream: encoding chosen and verified ({@link Encodings}), markup cut forgivingly ({@link
 * MarkupReader}), what the limits allow kept. No entity is ever expanded and nothing is fetched. The kept feed costs at most about
 * 14 MiB whatever the bytes are, and the time is linear in them. Stateless; any thread.
 */
public final class FeedReader {
    /** Larger bodies are refused, packed or unpacked. */
    public static final int MAX_BYTES = 20 << 20;
    /** A sitemap's own limit is 50 MiB unpacked (sitemaps.org protocol). */
    public static final int MAX_SITEMAP_BYTES = 50 << 20;
    /** Entries of a feed; later ones are left out. */
    public static final int MAX_ENTRIES = 10_000;
    /** Pages of a sitemap, which is the protocol's own limit. */
    public static final int MAX_PAGES = 50_000;

    private static final int HEAD = 1_024;

    private FeedReader() {}

    /**
     * Reads a body.
     *
     * @param url where it was found after redirects: what relative addresses are relative to
     * @param contentType the HTTP header's value, or null where there was none
     */
    public static FeedReading read(byte[] body, String url, @Nullable String contentType) {
        return read(body, new FeedResponse(url, contentType, null, null));
    }

    /** Reads a body with all that came with it. */
    public static FeedReading read(byte[] body, FeedResponse response) {
        return read(Octets.of(body), body.length, response);
    }

    /**
     * Reads a body that may be anywhere.
     *
     * @param size of the body, as it came
     */
    public static FeedReading read(Octets body, int size, FeedResponse response) {
        if (size > MAX_BYTES) {
            return new Unreadable(Reason.TOO_LARGE, "%d bytes, expected at most %d".formatted(size, MAX_BYTES));
        }
        Repairs repairs = new Repairs();
        FeedBytes bytes = new FeedBytes(body, MAX_SITEMAP_BYTES);
        if (bytes.gzip()) {
            repairs.note(Repair.UNDECLARED_GZIP);
        }
        try {
            return read(bytes, response, repairs);
        } catch (IOException e) {
            return new Unreadable(Reason.NOT_A_FEED, "bytes end where more were promised: " + e.getMessage());
        }
    }

    private static FeedReading read(FeedBytes bytes, FeedResponse response, Repairs repairs) throws IOException {
        CharsetChoice encoding = Encodings.choose(bytes, response.contentType(), repairs);
        if (bytes.tooLarge()) {
            return new Unreadable(Reason.TOO_LARGE, "more than %d bytes unpacked".formatted(MAX_SITEMAP_BYTES));
        }
        String head = head(bytes, encoding);
        if (head.isEmpty()) {
            return bytes.broken()
                    ? new Unreadable(Reason.BROKEN_COMPRESSION, "gzip data that does not unpack")
                    : new Unreadable(Reason.EMPTY, "nothing but white space");
        }
        FeedReading reading = head.startsWith("{")
                ? json(bytes, encoding, response, repairs)
                : markup(bytes, encoding, response, repairs);
        if (bytes.broken()) {
            repairs.note(Repair.TRUNCATED);
        }
        return reading;
    }

    /** The first characters that are not white space; at most some hundred. */
    private static String head(FeedBytes bytes, CharsetChoice encoding) throws IOException {
        try (Reader characters = encoding.open(bytes)) {
            StringBuilder head = new StringBuilder();
            for (int c = characters.read(); c >= 0 && head.length() < HEAD; c = characters.read()) {
                if (!head.isEmpty() || (!Character.isWhitespace(c) && c != 0xfeff && c != 0)) {
                    head.append((char) c);
                }
            }
            return head.toString();
        }
    }

    private static FeedReading json(FeedBytes bytes, CharsetChoice encoding, FeedResponse response, Repairs repairs)
            throws IOException {
        JsonFeed reading = new JsonFeed(repairs, response.base());
        try (Reader characters = encoding.open(bytes)) {
            reading.read(characters);
        }
        if (reading.format == null) {
            return new Unreadable(Reason.OTHER_JSON, "JSON without the version of JSON Feed, or without items");
        }
        return feed(reading.format, encoding, reading.feed, reading.entries, new ScheduleDraft(), repairs, response);
    }

    private static FeedReading markup(FeedBytes bytes, CharsetChoice encoding, FeedResponse response, Repairs repairs)
            throws IOException {
        MarkupReader markup;
        XmlFeed reading;
        try (Reader characters = encoding.open(bytes)) {
            markup = new MarkupReader(characters, repairs);
            reading = new XmlFeed(markup, repairs, response.base(), response.contentLanguage());
            reading.read();
        }
        String hostile = markup.hostileDoctype();
        if (hostile != null) {
            return hostile.startsWith("nested")
                    ? new Unreadable(Reason.NESTED_ENTITIES, "the document type declares entities of entities")
                    : new Unreadable(Reason.EXTERNAL_ENTITY, "the document type declares entities from elsewhere");
        }
        if (reading.format == null) {
            return other(bytes, encoding, response, reading.firstElement, repairs);
        }
        return feed(reading.format, encoding, reading.feed, reading.entries, reading.schedule, repairs, response);
    }

    private static FeedReading other(
            FeedBytes bytes,
            CharsetChoice encoding,
            FeedResponse response,
            @Nullable String firstElement,
            Repairs repairs)
            throws IOException {
        TextSitemap text = new TextSitemap(repairs);
        try (Reader characters = encoding.open(bytes)) {
            if (firstElement == null && text.read(characters)) {
                return feed(
                        FeedFormat.TEXT_SITEMAP,
                        encoding,
                        new Draft(text.budget),
                        text.entries,
                        new ScheduleDraft(),
                        repairs,
                        response);
            }
        }
        if (firstElement == null) {
            return new Unreadable(Reason.NOT_A_FEED, "neither markup nor JSON nor a list of addresses");
        }
        if (HtmlShape.isHtml(firstElement, response.contentType())) {
            try (Reader characters = encoding.open(bytes)) {
                return new Unreadable(
                        Reason.HTML,
                        "an HTML page, expected a feed",
                        FeedLinks.of(characters, response.url() == null ? "" : response.url()));
            }
        }
        return new Unreadable(Reason.OTHER_XML, "starts with <%s>, expected a feed or sitemap".formatted(firstElement));
    }

    private static FeedReading feed(
            FeedFormat format,
            CharsetChoice encoding,
            Draft feed,
            List<Draft> entries,
            ScheduleDraft schedule,
            Repairs repairs,
            FeedResponse response) {
        FeedAbout about = feed.toAbout(response.contentLanguage());
        String language = about.language();
        return new Read(new Feed(
                format,
                encoding.name().toLowerCase(Locale.ROOT),
                about,
                schedule.done(),
                done(entries, language),
                repairs.labels()));
    }

    /** Each draft is let go when its entry is made: of a large sitemap there is no room for both. */
    private static List<FeedEntry> done(List<Draft> drafts, @Nullable String language) {
        List<FeedEntry> entries = new ArrayList<>(drafts.size());
        while (!drafts.isEmpty()) {
            entries.add(drafts.removeLast().toEntry(language));
        }
        Collections.reverse(entries);
        return entries;
    }
}
