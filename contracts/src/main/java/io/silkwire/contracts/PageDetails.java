package io.silkwire.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells about a statement besides its text.
 *
 * @param authors as written, without titles
 * @param alternates the same statement in other languages
 * @param image URL of the lead image
 * @param attachments documents that the text links to
 * @param directives for robots, of header and page, such as {@code noarchive}; lower case, recorded and not judged
 * @param borrowed what the page does not say and its feed, listing or sitemap does; none in records from before it was told
 */
public record PageDetails(
        List<String> authors,
        List<Alternate> alternates,
        @Nullable String image,
        List<Attachment> attachments,
        List<String> directives,
        List<Borrowed> borrowed) {

    /** Details that the page tells itself. */
    public PageDetails(
            List<String> authors,
            List<Alternate> alternates,
            @Nullable String image,
            List<Attachment> attachments,
            List<String> directives) {
        this(authors, alternates, image, attachments, directives, List.of());
    }

    /**
     * A part of the statement that is not on the page.
     *
     * @param field {@code title}, {@code publishedAt}, {@code authors} or {@code language}
     * @param from what says it: {@code feed}, {@code listing} or {@code sitemap}
     * @param url of that
     */
    public record Borrowed(String field, String from, String url) {}

    /** A language version: BCP 47 tag and absolute URL. */
    public record Alternate(String language, String url) {}

    /**
     * A document.
     *
     * @param label the text of its link, may be empty
     * @param mediaType as its answer or else its name tells, or null
     * @param document what was read from it; null where it was not fetched
     */
    public record Attachment(
            String url,
            String label,
            @Nullable String mediaType,
            @Nullable Document document) {
        /** One that was not fetched. */
        public Attachment(String url, String label, @Nullable String mediaType) {
            this(url, label, mediaType, null);
        }

        /** The same link, with what was read from it. */
        public Attachment with(@Nullable Document read) {
            return new Attachment(url, label, read == null ? mediaType : read.mediaType(), read);
        }
    }

    /**
     * An attachment as it was read.
     *
     * @param bytes its length
     * @param payloadDigest {@code sha256:…} of its bytes
     * @param text its words, cut after {@link #MAX_TEXT} characters; null where it has none that can be read
     * @param problem the {@link Reason#label()} for which there is no text; null where there is
     * @param archive where its bytes are kept; null where nothing is
     */
    public record Document(
            String mediaType,
            long bytes,
            String payloadDigest,
            @Nullable String text,
            @Nullable String problem,
            Instant fetchedAt,
            @Nullable ArchiveRecord archive) {
        /** Longest text kept of one document. */
        public static final int MAX_TEXT = 100_000;

        /** Cuts the text. */
        public Document {
            text = text == null || text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
        }

        @Override
        public String toString() {
            return "Document[" + mediaType + ", " + bytes + " bytes, " + payloadDigest + "]";
        }
    }

    /** Copies the lists. */
    public PageDetails {
        authors = List.copyOf(authors);
        alternates = List.copyOf(alternates);
        attachments = List.copyOf(attachments);
        directives = List.copyOf(directives);
        borrowed = borrowed == null ? List.of() : List.copyOf(borrowed);
    }

    /** The same, with these attachments. */
    public PageDetails withAttachments(List<Attachment> others) {
        return new PageDetails(authors, alternates, image, others, directives, borrowed);
    }

    /** The same, with what others say instead of the page. */
    public PageDetails borrowing(List<String> otherAuthors, List<Borrowed> from) {
        return new PageDetails(otherAuthors, alternates, image, attachments, directives, from);
    }
}
