package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a story: a hash of the id of its oldest statement, so that the same statements give the same name in whatever order they
 * arrive.
 */
public record StoryId(@JsonValue String value) {
    /** @throws IllegalArgumentException where the value is not 32 characters of lower-case hex */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StoryId {
        Ids.requireHash("StoryId", value);
    }

    /** The id of the story whose oldest statement this is. */
    public static StoryId ofOldest(StatementId oldest) {
        return new StoryId(Ids.hash("story", oldest.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
