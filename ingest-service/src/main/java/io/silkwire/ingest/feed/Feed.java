package io.silkwire.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed or sitemap as it was read.
 *
 * @param encoding name of the encoding the bytes were read in, lower case
 * @param entries in the order of the document, at most {@link FeedReader#MAX_ENTRIES}, or {@link FeedReader#MAX_PAGES} of a sitemap
 * @param repaired the words of {@link io.silkwire.ingest.feed.repair.Repair}: what was wrong and was read all the same
 */
public record Feed(
        FeedFormat format,
        String encoding,
        FeedAbout about,
        FeedSchedule schedule,
        List<FeedEntry> entries,
        List<String> repaired) {
    public Feed {
        entries = List.copyOf(entries);
        repaired = List.copyOf(repaired);
    }

    /** The feed's title as words, or null. */
    public @Nullable String title() {
        return about.title() == null ? null : about.title().text();
    }

    /** The page that this is the feed of, or null. */
    public @Nullable String link() {
        return about.link();
    }

    /** The language told for the whole feed, or null. */
    public @Nullable String language() {
        return about.language();
    }

    /** When the feed says it changed, or null. */
    public @Nullable FeedDate updated() {
        return about.updated();
    }

    /** WebSub hubs to subscribe at (W3C WebSub, section 4). */
    public List<String> hubs() {
        return about.hrefs("hub");
    }

    /** The address the feed gives itself, which is the topic to subscribe to, or null. */
    public @Nullable String self() {
        return first(about.hrefs("self"));
    }

    /** The next older page of the feed (RFC 5005), or null. */
    public @Nullable String next() {
        List<String> next = about.hrefs("next");
        return first(next.isEmpty() ? about.hrefs("prev-archive") : next);
    }

    private static @Nullable String first(List<String> addresses) {
        return addresses.isEmpty() ? null : addresses.get(0);
    }
}
