package io.silkwire.ingest.extraction;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.ingest.extraction.body.Features;
import io.silkwire.ingest.extraction.metadata.PageMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file and what the file itself tells about it; what it does not tell is null.
 *
 * @param title first heading or line, empty where the file has none
 * @param paragraphs in reading order, headings and list items included; none is blank
 * @param dropped lines that were left out as chrome, as they stood in the file
 * @param canonicalUrl absolute http or https URL
 * @param metadata all that a page tells about itself; {@link PageMetadata#NONE} for text without mark-up
 * @param features of the page's layout; null for text without one
 */
public record ExtractedText(
        String title,
        List<String> paragraphs,
        List<String> dropped,
        @Nullable String language,
        @Nullable String canonicalUrl,
        @Nullable PublicationDate publishedAt,
        @Nullable PublicationDate modifiedAt,
        PageMetadata metadata,
        @Nullable Features features) {

    /** Of a document without a layout. */
    public ExtractedText(
            String title,
            List<String> paragraphs,
            List<String> dropped,
            @Nullable String language,
            @Nullable String canonicalUrl,
            @Nullable PublicationDate publishedAt,
            @Nullable PublicationDate modifiedAt,
            PageMetadata metadata) {
        this(title, paragraphs, dropped, language, canonicalUrl, publishedAt, modifiedAt, metadata, null);
    }

    /** Of text without mark-up. */
    public ExtractedText(
            String title,
            List<String> paragraphs,
            List<String> dropped,
            @Nullable String language,
            @Nullable String canonicalUrl,
            @Nullable PublicationDate publishedAt,
            @Nullable PublicationDate modifiedAt) {
        this(title, paragraphs, dropped, language, canonicalUrl, publishedAt, modifiedAt, PageMetadata.NONE);
    }

    /** Copies the lists. */
    public ExtractedText {
        paragraphs = List.copyOf(paragraphs);
        dropped = List.copyOf(dropped);
    }

    @Override
    public String toString() {
        return "ExtractedText[" + paragraphs.size() + " paragraphs]";
    }
}
