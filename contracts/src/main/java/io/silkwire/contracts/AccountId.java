package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names an account: the slug a person signs in with. */
public record AccountId(@JsonValue String value) {
    /** @throws IllegalArgumentException where the value is not a slug of 1 to 64 characters of a-z 0-9 . _ - */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        Ids.requireSlug("AccountId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
