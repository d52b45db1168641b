package io.silkwire.ingest.extraction.metadata;

import io.silkwire.contracts.PublicationDate;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells about itself. What it does not tell, or not in a way that can be believed, is null or empty.
 *
 * @param title the statement's own, without the site's name; empty where there is none
 * @param publishedAt with the offset that was written; a time without one has day precision unless the context has the zone; never
 *     more than a day after the fetch
 * @param modifiedAt likewise; never before {@code publishedAt}
 * @param authors names of persons or offices, in order, without "by", titles and addresses
 * @param language BCP 47, as declared; what the text itself shows is for others to tell
 * @param canonicalUrl absolute http(s) URL on the same registrable domain, not the home page of another page
 * @param alternates absolute URLs of this page in other languages, by hreflang in lower case ({@code x-default} included)
 * @param image absolute URL of the lead image
 * @param attachments documents that the page links to, in order, each once
 * @param directives for robots, as written, in lower case ({@code noindex}, {@code max-snippet:-1})
 * @param siteName as the page gives it
 * @param kinds hints in lower case: types of schema.org and OpenGraph ({@code newsarticle}, {@code article}, {@code website})
 */
public record PageMetadata(
        String title,
        @Nullable PublicationDate publishedAt,
        @Nullable PublicationDate modifiedAt,
        List<String> authors,
        @Nullable String language,
        @Nullable String canonicalUrl,
        Map<String, String> alternates,
        @Nullable String image,
        List<Attachment> attachments,
        List<String> directives,
        @Nullable String siteName,
        List<String> kinds) {
    /** Of text that has no mark-up. */
    public static final PageMetadata NONE = new PageMetadata(
            "", null, null, List.of(), null, null, Map.of(), null, List.of(), List.of(), null, List.of());

    /**
     * A document beside the page.
     *
     * @param url absolute
     * @param label words of the link; empty where it has none
     * @param mediaType a guess by extension or declaration, such as {@code application/pdf}
     */
    public record Attachment(String url, String label, String mediaType) {}

    /**
     * What is known of a page besides its bytes.
     *
     * @param url where it was fetched, or null for a file
     * @param fetchedAt dates later than a day after it are not believed
     * @param zone of the source: what times without an offset mean; null where nobody told
     * @param contentLanguage the header of that name, or null
     */
    public record Context(
            @Nullable URI url,
            Instant fetchedAt,
            @Nullable ZoneId zone,
            @Nullable String contentLanguage) {
        /** Of a file, or a page of which nothing else is known. */
        public static Context at(@Nullable URI url, Instant fetchedAt) {
            return new Context(url, fetchedAt, null, null);
        }
    }

    /** Copies the collections. */
    public PageMetadata {
        authors = List.copyOf(authors);
        alternates = Map.copyOf(alternates);
        attachments = List.copyOf(attachments);
        directives = List.copyOf(directives);
        kinds = List.copyOf(kinds);
    }

    /** Reads a page; it is not changed. The page must still have its scripts. */
    public static PageMetadata of(Document page, Context context) {
        Evidence evidence = Evidence.of(page, context);
        Titles.Title title = Titles.of(evidence);
        PageDates.Dates dates = PageDates.of(evidence, title.element());
        PageLinks links = new PageLinks(evidence);
        return new PageMetadata(
                title.text(),
                dates.published(),
                dates.modified(),
                Authors.of(evidence, title.element()),
                evidence.language(),
                links.canonical(),
                links.alternates(),
                links.image(),
                links.attachments(),
                evidence.directives(),
                evidence.siteName(),
                evidence.kinds());
    }
}
