package io.silkwire.ingest.extraction.document;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading a document gave. */
public sealed interface DocumentReading {
    /**
     * Its text and what it tells about itself.
     *
     * @param title empty where neither type size, style nor properties show one
     * @param paragraphs in reading order, headings and table rows ({@code a | b}) included; none is blank
     * @param author of the file's properties
     * @param created of the file's properties: when the file was made, which need not be when it was published
     * @param modified likewise
     * @param partlyScanned whether some pages are images without text, which is missing here
     */
    record Read(
            String title,
            List<String> paragraphs,
            @Nullable String author,
            @Nullable PublicationDate created,
            @Nullable PublicationDate modified,
            boolean partlyScanned)
            implements DocumentReading {
        /** Copies the list. */
        public Read {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /**
     * It has no text for us.
     *
     * @param reason {@code SCANNED}, {@code UNREADABLE_DOCUMENT}, {@code TOO_LARGE} or {@code TIMED_OUT}
     * @param detail what was found, for a person
     */
    record Refused(Reason reason, String detail) implements DocumentReading {}
}
