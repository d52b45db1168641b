package io.silkwire.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.enrich.jsonl.DocumentLine;
import io.silkwire.enrich.jsonl.Line;
import io.silkwire.enrich.nearduplicate.Fingerprint;
import io.silkwire.enrich.nearduplicate.Seniority;
import java.time.Instant;

/** What became of one line of {@code stories}: the document to place, or the message why there is none. */
sealed interface StoryLine {
    /** A document, told apart by the JSON of its id. */
    record Document(JsonNode id, Seniority who, Fingerprint fingerprint, String place) implements StoryLine {}

    /** Nothing to place. */
    record Refused(String message) implements StoryLine {}

    /**
     * Reads one line; a pure function.
     *
     * @param place file and line for messages
     */
    static StoryLine of(Line line, String place) {
        try {
            return switch (DocumentLine.of(line, place, "published")) {
                case DocumentLine.Refused(String message) -> new Refused(message);
                case DocumentLine.Document document -> of(document, place);
            };
        } catch (RuntimeException | StackOverflowError e) {
            return new Refused(place + ": could not be compared: " + e);
        }
    }

    private static StoryLine of(DocumentLine.Document document, String place) {
        String published = document.more();
        try {
            Instant time = published.isBlank() ? Instant.EPOCH : new PublicationDate(published.strip()).earliest();
            return new Document(
                    document.id(),
                    new Seniority(time, document.id().asText()),
                    Fingerprint.of(document.title(), document.text()),
                    place);
        } catch (IllegalArgumentException e) {
            return new Refused(place + ": 'published': " + e.getMessage());
        }
    }
}
