package io.silkwire.ingest.crawl;

import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.ingest.frontier.FeedFacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a body turned out to be. */
public sealed interface Read {
    /** There was none to read. */
    record Nothing() implements Read {}

    /** The bytes of the last visit, once more. */
    record Same() implements Read {}

    /**
     * A feed, listing or sitemap.
     *
     * @param pages it names, newest first as far as it is ordered
     * @param documents further sitemaps it names
     * @param older the next page of it, or null
     * @param hub that tells of its news, or null
     */
    record Entries(
            List<FoundPage> pages,
            List<FoundPage> documents,
            @Nullable String older,
            FeedFacts facts,
            @Nullable Hub hub)
            implements Read {
        /** One without a hub. */
        public Entries(List<FoundPage> pages, List<FoundPage> documents, @Nullable String older, FeedFacts facts) {
            this(pages, documents, older, facts, null);
        }

        /** Copies the lists. */
        public Entries {
            pages = List.copyOf(pages);
            documents = List.copyOf(documents);
        }
    }

    /**
     * A page.
     *
     * @param details what the page tells besides its text, or null
     */
    record Text(ExtractedText text, @Nullable PageDetails details) implements Read {}

    /**
     * A document that a statement links to.
     *
     * @param bytes its length
     * @param text its words, or null where it has none that can be read
     * @param problem why it has none; null where it has
     */
    record Document(
            String mediaType,
            long bytes,
            @Nullable String text,
            @Nullable Reason problem) implements Read {}

    /** Something else, or nothing that can be read. */
    record Refused(Reason reason, String detail) implements Read {}

    /**
     * A hub of a feed (WebSub, section 4).
     *
     * @param url where to ask
     * @param topic what the feed calls its own URL
     */
    record Hub(String url, String topic) {}

    /**
     * A page that a feed, listing or sitemap names.
     *
     * @param url absolute
     * @param guid its id in the feed, or null
     * @param title in plain words, or null
     * @param date when it was published, as precisely as it was told; or null
     * @param updated when it was changed, or null
     * @param language as a tag, or null
     */
    record FoundPage(
            String url,
            @Nullable String guid,
            @Nullable String title,
            @Nullable PublicationDate date,
            @Nullable Instant updated,
            List<String> authors,
            @Nullable String language) {
        /** Copies the list. */
        public FoundPage {
            authors = List.copyOf(authors);
        }

        /** One of which nothing is said. */
        public static FoundPage of(String url) {
            return new FoundPage(url, null, null, null, null, List.of(), null);
        }
    }
}
