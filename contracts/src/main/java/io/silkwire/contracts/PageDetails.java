package io.silkwire.contracts;

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
 */
public record PageDetails(
        List<String> authors,
        List<Alternate> alternates,
        @Nullable String image,
        List<Attachment> attachments,
        List<String> directives) {

    /** A language version: BCP 47 tag and absolute URL. */
    public record Alternate(String language, String url) {}

    /**
     * A document.
     *
     * @param label the text of its link, may be empty
     * @param mediaType as far as its name tells, or null
     */
    public record Attachment(
            String url, String label, @Nullable String mediaType) {}

    /** Copies the lists. */
    public PageDetails {
        authors = List.copyOf(authors);
        alternates = List.copyOf(alternates);
        attachments = List.copyOf(attachments);
        directives = List.copyOf(directives);
    }
}
