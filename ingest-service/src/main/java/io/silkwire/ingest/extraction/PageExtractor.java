package io.silkwire.ingest.extraction;

import io.silkwire.ingest.extraction.document.DocumentText;
import io.silkwire.ingest.extraction.metadata.PageMetadata;
import java.util.Locale;

/**
 * Turns a fetched page (HTML, PDF, Word, plain text) into its text: documents by their first bytes, plain text by its content
 * type, all else as HTML, which is what sites send whatever they say.
 */
public final class PageExtractor {
    private final Extractor files = new Extractor();

    /** The text of this page, or why it has none. */
    public Extraction extract(PageBytes page) {
        PageMetadata.Context context = new PageMetadata.Context(page.url(), page.fetchedAt(), page.zone(), null);
        String suffix = namesText(page) ? "#.txt" : "#.html";
        return files.extract(page.url() + suffix, page.body(), page.contentType(), context);
    }

    /** Whether it is read as plain text. */
    public static boolean isPlain(PageBytes page) {
        return namesText(page) && !DocumentText.handles(page.body());
    }

    private static boolean namesText(PageBytes page) {
        String type = page.contentType();
        boolean said = type != null && type.toLowerCase(Locale.ROOT).startsWith("text/plain");
        String path = page.url().getPath();
        boolean file = "file".equals(page.url().getScheme()) && path != null && path.matches("(?i).*\\.(txt|md|text)");
        return said || file;
    }
}
