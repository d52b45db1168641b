package io.silkwire.alert.silence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.silkwire.contracts.SubscriptionId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a subscription says nothing, or will not.
 *
 * @param words what is wrong, for a person
 * @param remedy what to do about it
 * @param since when it was last told something, or began to ask; null where that does not matter
 * @param chance of such a silence, were nothing wrong; null where it does not matter
 */
public record Finding(
        SubscriptionId id,
        String name,
        Kind kind,
        String words,
        String remedy,
        @Nullable Instant since,
        @Nullable Double chance) {
    /** What sort of thing it is. */
    public enum Kind {
        /** Its query cannot be read, so it is not matched. */
        UNREADABLE,
        /** No statement can fit. */
        NEVER_MATCHES,
        /** It names a topic or source that is not there. */
        UNKNOWN_VALUE,
        /** Statements came that fit, and no alert was made. */
        UNTOLD,
        /** It has had no alert for unusually long. */
        SILENT;

        /** The word in JSON and metrics. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
