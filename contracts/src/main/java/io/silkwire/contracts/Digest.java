package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Several alerts of one subscription in one message: a digest that was asked for, or what was held back meanwhile.
 *
 * @param id the same for the same subscription and slot, so that a receiver that keeps ids gets it once
 * @param slot the moment it was due
 * @param items oldest first, at most {@link #MAX_ITEMS}
 * @param more how many further alerts there were
 */
public record Digest(
        AlertId id,
        SubscriptionId subscriptionId,
        String subscriptionName,
        Kind kind,
        Instant slot,
        List<Item> items,
        int more) {
    /** Most alerts in one; the rest is counted. */
    public static final int MAX_ITEMS = 100;

    /** Why the alerts come together. */
    public enum Kind {
        HOURLY,
        DAILY,
        WEEKLY,
        /** Held over quiet hours. */
        QUIET_HOURS,
        /** Held while snoozed. */
        SNOOZED,
        /** Held back beyond the maximum of a day. */
        MAXIMUM;

        /** The word in JSON. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One alert, with the statements that told the same. */
    public record Item(Alert alert, List<Copy> copies) {
        /** Copies the list. */
        public Item {
            copies = List.copyOf(copies);
        }
    }

    /** A statement of the same story, which made no message of its own. */
    public record Copy(
            AlertId alertId,
            String title,
            @Nullable String url,
            @Nullable String publisher) {}

    /** Copies the list. */
    public Digest {
        items = List.copyOf(items);
    }

    @Override
    public String toString() {
        return "Digest[" + id + " of " + subscriptionId + ", " + kind.label() + " for " + slot + "]";
    }
}
