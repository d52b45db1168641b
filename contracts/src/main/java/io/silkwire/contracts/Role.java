package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody may do; each role may do what those before it may. */
public enum Role {
    /** Reads statements, trends and sources. */
    VIEWER,
    /** Keeps subscriptions of their own and reads their alerts. */
    ANALYST,
    /** Sees everybody's subscriptions and deliveries, sends again, watches sources and pipeline. */
    OPS,
    /** Keeps accounts. */
    ADMIN;

    /** The word in JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether who has this role may do what the other one may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
