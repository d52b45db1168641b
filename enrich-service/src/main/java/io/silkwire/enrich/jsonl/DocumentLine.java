package io.silkwire.enrich.jsonl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A line of JSON → the document that it is, or the message why it is none. */
public sealed interface DocumentLine {
    /**
     * A document.
     *
     * @param id a string or a number, as it came
     * @param more the optional text asked for, empty where it is absent
     */
    record Document(JsonNode id, String title, String text, String more) implements DocumentLine {}

    /** No document; the message names file, line and remedy. */
    record Refused(String message) implements DocumentLine {}

    /** Reads and writes lines. */
    ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /**
     * Reads one line; a pure function.
     *
     * @param place file and line for messages
     * @param optional the key of a text that a document may have besides id, title and text
     */
    static DocumentLine of(Line line, String place, String optional) {
        String expected = "an object with id, title, text and optionally " + optional;
        try {
            return switch (line) {
                case Line.TooLong(long number, int limit) ->
                    new Refused(place + ": longer than " + limit + " bytes; split the document");
                case Line.Bytes bytes -> of(read(bytes), place, optional, expected);
            };
        } catch (CharacterCodingException e) {
            return new Refused(place + ": not UTF-8; save the file as UTF-8");
        } catch (JsonProcessingException e) {
            return new Refused(place + ": not JSON: "
                    + e.getOriginalMessage().lines().findFirst().orElse("") + "; expected " + expected);
        }
    }

    private static JsonNode read(Line.Bytes line) throws CharacterCodingException, JsonProcessingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(line.bytes().duplicate())
                .toString();
        return JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static DocumentLine of(JsonNode document, String place, String optional, String expected) {
        if (!document.isObject()) {
            return new Refused(place + ": expected " + expected + ", found "
                    + document.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        JsonNode id = document.path("id");
        if (!id.isTextual() && !id.isNumber()) {
            return new Refused(place + ": 'id' is missing; give each document an id, a string or number");
        }
        for (String key : new String[] {"title", "text", optional}) {
            JsonNode value = document.path(key);
            boolean absent = value.isMissingNode() || value.isNull();
            if (absent ? key.equals("text") : !value.isTextual()) {
                return new Refused(
                        place + ": '" + key + "' is " + (absent ? "missing" : "no string") + "; expected a string");
            }
        }
        return new Document(
                id,
                document.path("title").asText(""),
                document.path("text").asText(),
                document.path(optional).asText(""));
    }
}
