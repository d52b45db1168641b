package io.silkwire.enrich;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.contracts.Tag;
import io.silkwire.enrich.entity.EntityFinder;
import io.silkwire.enrich.jsonl.Line;
import io.silkwire.enrich.language.LanguageDetector;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.tagging.TextLanguages;
import io.silkwire.enrich.tagging.TopicSet;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What became of one line of {@code tag}: the line to print, or the message why there is none. */
sealed interface TagLine {
    /** The line to print, without its end. */
    record Tagged(String json) implements TagLine {}

    /** Nothing to print. */
    record Refused(String message) implements TagLine {}

    /** Reads and writes the lines. */
    ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /**
     * Tags one line; a pure function.
     *
     * @param place file and line for messages
     */
    static TagLine of(Line line, String place, TopicSet topics) {
        try {
            return switch (line) {
                case Line.TooLong(long number, int limit) ->
                    new Refused(place + ": longer than " + limit + " bytes; split the document");
                case Line.Bytes bytes -> of(read(bytes), place, topics);
            };
        } catch (CharacterCodingException e) {
            return new Refused(place + ": not UTF-8; save the file as UTF-8");
        } catch (JsonProcessingException e) {
            return new Refused(place + ": not JSON: "
                    + e.getOriginalMessage().lines().findFirst().orElse("")
                    + "; expected one object a line with id, title, text and optionally language");
        } catch (RuntimeException | StackOverflowError e) {
            return new Refused(place + ": could not be tagged: " + e);
        }
    }

    private static JsonNode read(Line.Bytes line) throws CharacterCodingException, JsonProcessingException {
        return JSON.readTree(StandardCharsets.UTF_8
                .newDecoder()
                .decode(line.bytes().duplicate())
                .toString());
    }

    private static TagLine of(JsonNode document, String place, TopicSet topics) throws JsonProcessingException {
        if (!document.isObject()) {
            return new Refused(place + ": expected an object with id, title, text and optionally language, found "
                    + document.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
        }
        JsonNode id = document.path("id");
        if (!id.isTextual() && !id.isNumber()) {
            return new Refused(place + ": 'id' is missing; give each document an id, a string or number");
        }
        for (String key : new String[] {"title", "text", "language"}) {
            JsonNode value = document.path(key);
            boolean absent = value.isMissingNode() || value.isNull();
            if (absent ? key.equals("text") : !value.isTextual()) {
                return new Refused(
                        place + ": '" + key + "' is " + (absent ? "missing" : "no string") + "; expected a string");
            }
        }
        return tagged(
                id,
                document.path("title").asText(""),
                document.path("text").asText(),
                document.path("language").asText(""),
                topics);
    }

    private static TagLine tagged(JsonNode id, String title, String text, String declared, TopicSet topics)
            throws JsonProcessingException {
        ObjectNode line = JSON.createObjectNode();
        line.set("id", id);
        String language = LanguageDetector.detect(title, text, declared.isBlank() ? null : declared);
        List<Passage> passages = Passage.of(title, text);
        line.put("language", language);
        var tags = line.putArray("topics");
        for (Tag tag : topics.tag(passages, TextLanguages.of(language), EntityFinder.find(passages, language))) {
            ObjectNode topic = tags.addObject();
            topic.put("topic", tag.topicId().value());
            topic.put("score", tag.score());
            topic.put("threshold", tag.threshold());
            topic.put("confidence", tag.confidence());
            topic.set("evidence", JSON.valueToTree(tag.evidence()));
        }
        return new Tagged(JSON.writeValueAsString(line));
    }
}
