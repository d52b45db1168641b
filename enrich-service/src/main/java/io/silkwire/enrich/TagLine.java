package io.silkwire.enrich;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.contracts.Tag;
import io.silkwire.enrich.jsonl.DocumentLine;
import io.silkwire.enrich.jsonl.Line;
import io.silkwire.enrich.reading.ReadText;
import io.silkwire.enrich.tagging.TopicSet;

/** What became of one line of {@code tag}: the line to print, or the message why there is none. */
sealed interface TagLine {
    /** The line to print, without its end. */
    record Tagged(String json) implements TagLine {}

    /** Nothing to print. */
    record Refused(String message) implements TagLine {}

    /**
     * Tags one line; a pure function.
     *
     * @param place file and line for messages
     */
    static TagLine of(Line line, String place, TopicSet topics) {
        try {
            return switch (DocumentLine.of(line, place, "language")) {
                case DocumentLine.Refused(String message) -> new Refused(message);
                case DocumentLine.Document document -> tagged(document, topics);
            };
        } catch (JsonProcessingException | RuntimeException | StackOverflowError e) {
            return new Refused(place + ": could not be tagged: " + e);
        }
    }

    private static TagLine tagged(DocumentLine.Document document, TopicSet topics) throws JsonProcessingException {
        String declared = document.more();
        ObjectNode line = DocumentLine.JSON.createObjectNode();
        line.set("id", document.id());
        ReadText text = ReadText.of(document.title(), document.text(), declared.isBlank() ? null : declared);
        line.put("language", text.written().language());
        var tags = line.putArray("topics");
        for (Tag tag : text.tags(topics)) {
            ObjectNode topic = tags.addObject();
            topic.put("topic", tag.topicId().value());
            topic.put("score", tag.score());
            topic.put("threshold", tag.threshold());
            topic.put("confidence", tag.confidence());
            topic.set("evidence", DocumentLine.JSON.valueToTree(tag.evidence()));
        }
        return new Tagged(DocumentLine.JSON.writeValueAsString(line));
    }
}
