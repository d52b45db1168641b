package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** On which lane a record travels: live records notify, replayed ones rebuild everything and notify nobody unless asked. */
public enum Lane {
    LIVE,
    REPLAY;

    /** The word in headers, JSON and metrics: {@code live} or {@code replay}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The lane of this label.
     *
     * @throws IllegalArgumentException where it is neither {@code live} nor {@code replay}
     */
    public static Lane ofLabel(String label) {
        for (Lane lane : values()) {
            if (lane.label().equals(label)) {
                return lane;
            }
        }
        throw new IllegalArgumentException("lane must be 'live' or 'replay', but was '" + label + "'");
    }
}
