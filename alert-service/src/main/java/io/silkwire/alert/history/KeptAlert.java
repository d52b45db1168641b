package io.silkwire.alert.history;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Digest;
import io.silkwire.contracts.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert with where its delivery stands.
 *
 * @param delivery what is known of it, or null where nothing is yet
 * @param copies the statements that told the same and were added to it
 */
public record KeptAlert(Alert alert, @Nullable Delivery delivery, List<Digest.Copy> copies) {
    /** Copies the list. */
    public KeptAlert {
        copies = List.copyOf(copies);
    }

    /** One without copies. */
    public KeptAlert(Alert alert, @Nullable Delivery delivery) {
        this(alert, delivery, List.of());
    }

    /** How much it presses, as decided when it was sent, else when it matched; null where neither was told. */
    public @Nullable Severity severity() {
        Delivery.Timing timing = delivery == null ? null : delivery.timing();
        return timing == null ? alert.severity() : timing.severity();
    }

    /** The state of its delivery; one that nobody has begun yet is pending, or shadowed where nobody is to be told. */
    public Delivery.State state() {
        if (delivery != null) {
            return delivery.state();
        }
        return alert.deliver() ? Delivery.State.PENDING : Delivery.State.SHADOWED;
    }
}
