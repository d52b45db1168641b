package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.StoryMembership;
import java.util.ArrayList;
import java.util.List;

/**
 * What a document tells of the story its statement stands in.
 *
 * @param story id of the story
 * @param opened whether the statement is its oldest, and so no copy
 * @param translations stories that tell the same in other languages
 */
record StoryMark(String story, boolean opened, List<String> translations) {
    static final List<String> FIELDS = List.of("story", "story_opened", "story_translations");

    StoryMark {
        translations = List.copyOf(translations);
    }

    /** A statement of which no copy is known: the story it opens, so that most documents are written once. */
    static StoryMark alone(String statementId) {
        return new StoryMark(StoryId.ofOldest(new StatementId(statementId)).value(), true, List.of());
    }

    static StoryMark of(StoryMembership membership) {
        return new StoryMark(
                membership.storyId().value(),
                membership.oldest().equals(membership.statementId()),
                membership.translations().stream().map(StoryId::value).toList());
    }

    /** As a document has it. */
    static StoryMark of(JsonNode document) {
        List<String> translations = new ArrayList<>();
        document.path("story_translations").forEach(id -> translations.add(id.asText()));
        return new StoryMark(
                document.path("story").asText(), document.path("story_opened").asBoolean(), translations);
    }

    void writeTo(ObjectNode document) {
        document.put("story", story);
        document.put("story_opened", opened);
        ArrayNode ids = document.putArray("story_translations");
        translations.forEach(ids::add);
    }
}
