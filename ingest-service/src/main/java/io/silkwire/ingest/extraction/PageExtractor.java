package io.silkwire.ingest.extraction;

/** Turns a fetched page (HTML, PDF, Word, plain text) into its text, by what its bytes are rather than what they are called. */
public final class PageExtractor {
    private final Extractor files = new Extractor();

    /** The text of this page, or why it has none. */
    public Extraction extract(PageBytes page) {
        return files.extract(page.url() + "#.html", page.body().bytes());
    }
}
