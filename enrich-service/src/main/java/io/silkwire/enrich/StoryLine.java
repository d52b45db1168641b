package io.silkwire.enrich;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.enrich.jsonl.Line;
import io.silkwire.enrich.nearduplicate.Fingerprint;
import io.silkwire.enrich.nearduplicate.Seniority;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** What became of one line of {@code stories}: the document to place, or the message why there is none. */
sealed interface StoryLine {
    /** A document, told apart by the JSON of its id. */
    record Document(JsonNode id, Seniority who, Fingerprint fingerprint, String place) implements StoryLine {}

    /** Nothing to place. */
    record Refused(String message) implements StoryLine {}

    /** Reads and writes the lines. */
    ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /** What a line is. */
    String EXPECTED = "an object with id, title, text and optionally published";

    /**
     * Reads one line; a pure function.
     *
     * @param place file and line for messages
     */
    static StoryLine of(Line line, String place) {
        try {
            return switch (line) {
                case Line.TooLong(long number, int limit) ->
                    new Refused(place + ": longer than " + limit + " bytes; split the document");
                case Line.Bytes bytes -> of(read(bytes), place);
            };
        } catch (CharacterCodingException e) {
            return new Refused(place + ": not UTF-8; save the file as UTF-8");
        } catch (JsonProcessingException e) {
            return new Refused(place + ": not JSON: "
                    + e.getOriginalMessage().lines().findFirst().orElse("") + "; expected " + EXPECTED);
        } catch (RuntimeException | StackOverflowError e) {
            return new Refused(place + ": could not be compared: " + e);
        }
    }

    private static JsonNode read(Line.Bytes line) throws CharacterCodingException, JsonProcessingException {
        return JSON.readTree(StandardCharsets.UTF_8
                .newDecoder()
                .decode(line.bytes().duplicate())
                .toString());
    }

    private static StoryLine of(JsonNode document, String place) {
        if (!document.isObject()) {
            return new Refused(place + ": expected " + EXPECTED + ", found "
                    + document.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        JsonNode id = document.path("id");
        if (!id.isTextual() && !id.isNumber()) {
            return new Refused(place + ": 'id' is missing; give each document an id, a string or number");
        }
        for (String key : new String[] {"title", "text", "published"}) {
            JsonNode value = document.path(key);
            boolean absent = value.isMissingNode() || value.isNull();
            if (absent ? key.equals("text") : !value.isTextual()) {
                return new Refused(
                        place + ": '" + key + "' is " + (absent ? "missing" : "no string") + "; expected a string");
            }
        }
        return of(id, document, place);
    }

    private static StoryLine of(JsonNode id, JsonNode document, String place) {
        String published = document.path("published").asText("");
        try {
            Instant time = published.isBlank() ? Instant.EPOCH : new PublicationDate(published.strip()).earliest();
            return new Document(
                    id,
                    new Seniority(time, id.asText()),
                    Fingerprint.of(
                            document.path("title").asText(""),
                            document.path("text").asText()),
                    place);
        } catch (IllegalArgumentException e) {
            return new Refused(place + ": 'published': " + e.getMessage());
        }
    }
}
