package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much an alert presses, for the person who subscribed; in rising order. */
public enum Severity {
    ROUTINE,
    IMPORTANT,
    URGENT;

    /** The word in JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
