package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a source: a slug a person chose, such as {@code uz-mfa}. */
public record SourceId(@JsonValue String value) {
    /** The source of the canary, a statement that proves the way to a reader and is nothing to search for. */
    public static final SourceId CANARY = new SourceId("silkwire-canary");

    /** @throws IllegalArgumentException where the value is not a slug of 1 to 64 characters of a-z 0-9 . _ - */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SourceId {
        Ids.requireSlug("SourceId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
