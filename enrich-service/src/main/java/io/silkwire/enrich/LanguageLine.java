package io.silkwire.enrich;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.contracts.LanguagePassage;
import io.silkwire.enrich.jsonl.Line;
import io.silkwire.enrich.language.Detection;
import io.silkwire.enrich.language.LanguageDetector;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of one line of {@code language}: the line to print, or the message why there is none. */
sealed interface LanguageLine {
    /** Most bytes of a line, and most characters of one text. */
    int MAX_BYTES = 32 * 1024 * 1024;

    /** Reads and writes the lines. */
    ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /** The line to print, without its end. */
    record Told(String json) implements LanguageLine {}

    /** Nothing to print. */
    record Refused(String message) implements LanguageLine {}

    /**
     * Tells the language of one line; a pure function.
     *
     * @param place file and line for messages
     * @param prior whether the declared language decides where the text leaves it open
     */
    static LanguageLine of(Line line, String place, boolean prior) {
        try {
            return switch (line) {
                case Line.TooLong(long number, int limit) ->
                    new Refused(place + ": longer than " + limit + " bytes; split the document");
                case Line.Bytes bytes -> of(read(bytes), place, prior);
            };
        } catch (CharacterCodingException e) {
            return new Refused(place + ": not UTF-8; save the file as UTF-8");
        } catch (JsonProcessingException e) {
            return new Refused(place + ": not JSON: "
                    + e.getOriginalMessage().lines().findFirst().orElse("")
                    + "; expected one object a line with id, title, text and optionally language");
        }
    }

    private static JsonNode read(Line.Bytes line) throws CharacterCodingException, JsonProcessingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(line.bytes().duplicate())
                .toString();
        return JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static LanguageLine of(JsonNode document, String place, boolean prior) throws JsonProcessingException {
        if (!document.isObject()) {
            return new Refused(place + ": expected an object with id, title, text and optionally language, found "
                    + document.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        String wrong = wrong(document);
        return wrong == null ? told(document, prior) : new Refused(place + ": " + wrong);
    }

    private static @Nullable String wrong(JsonNode document) {
        JsonNode id = document.path("id");
        if (!id.isTextual() && !id.isNumber()) {
            return "'id' is missing or neither string nor number; give each document an id";
        }
        for (String key : new String[] {"title", "text", "language"}) {
            JsonNode value = document.path(key);
            if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
                return "'" + key + "' is a " + value.getNodeType().name().toLowerCase(Locale.ROOT)
                        + "; expected a string";
            }
        }
        return document.path("title").isTextual() || document.path("text").isTextual()
                ? null
                : "neither 'title' nor 'text' is there; expected at least one of them, a string";
    }

    private static LanguageLine told(JsonNode document, boolean prior) throws JsonProcessingException {
        String declared = prior && document.path("language").isTextual()
                ? document.path("language").asText()
                : null;
        Detection detection = LanguageDetector.detection(
                document.path("title").asText(""), document.path("text").asText(""), declared);
        ObjectNode line = JSON.createObjectNode();
        line.set("id", document.get("id"));
        line.put("language", detection.language());
        line.put("confidence", Math.round(detection.confidence() * 1000) / 1000.0);
        line.put("script", detection.script());
        if (!detection.passages().isEmpty()) {
            ArrayNode paragraphs = line.putArray("paragraphs");
            for (LanguagePassage passage : detection.passages()) {
                ObjectNode paragraph = paragraphs.addObject();
                paragraph.put("start", passage.start());
                paragraph.put("end", passage.end());
                paragraph.put("language", passage.language());
            }
        }
        return new Told(JSON.writeValueAsString(line));
    }
}
