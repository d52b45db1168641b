package io.silkwire.quality.page;

import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.ingest.extraction.Extraction;
import io.silkwire.ingest.extraction.PageBytes;
import io.silkwire.ingest.extraction.PageExtractor;
import io.silkwire.ingest.fetch.Payload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a set, read by the systems that are measured. Ours goes the way of the command {@code extract}: from the bytes, with
 * nothing told about their charset.
 */
public final class Page {
    /** No page of the sets is younger; dates much later than the fetch are not believed. */
    private static final Instant FETCHED = Instant.parse("2026-11-22T00:00:00Z");

    private static final ExtractedText NOTHING = new ExtractedText("", List.of(), List.of(), null, null, null, null);
    private static final PageExtractor EXTRACTOR = new PageExtractor();

    private final Path file;
    private final byte[] bytes;

    private Page(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** The page in this file. */
    public static Page in(Path file) throws IOException {
        return new Page(file, Files.readAllBytes(file));
    }

    /** What we read in it, as in a file; without title and text where we refuse it. */
    public ExtractedText asFile() {
        return extracted(file.toAbsolutePath().toUri());
    }

    /** What we read in it, as fetched from there; as in a file where the URL is null or none. */
    public ExtractedText asFetched(@Nullable String url) {
        try {
            URI uri = url == null ? null : URI.create(url.strip());
            return uri == null || !uri.isAbsolute() ? asFile() : extracted(uri);
        } catch (IllegalArgumentException e) {
            return asFile();
        }
    }

    private ExtractedText extracted(URI url) {
        PageBytes page = new PageBytes(url, null, List.of(), Payload.wrap(bytes), FETCHED, null);
        return switch (EXTRACTOR.extract(page)) {
            case Extraction.Extracted extracted -> extracted.text();
            case Extraction.Refused unused -> NOTHING;
        };
    }

    /** What Readability4J reads in it. */
    public ReadabilityReading asReadability() throws IOException {
        return ReadabilityReading.of(bytes);
    }
}
