package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a subscription: a slug, chosen by a person or generated when it is added. */
public record SubscriptionId(@JsonValue String value) {
    /** @throws IllegalArgumentException where the value is not a slug of 1 to 64 characters of a-z 0-9 . _ - */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SubscriptionId {
        Ids.requireSlug("SubscriptionId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
