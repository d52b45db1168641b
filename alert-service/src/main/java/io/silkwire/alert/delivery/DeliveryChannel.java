package io.silkwire.alert.delivery;

import io.silkwire.contracts.Subscription;
import org.jspecify.annotations.Nullable;

/** A way to a subscriber that takes attempts. Called on a virtual thread, many at once; it bounds its own time. */
public interface DeliveryChannel {
    /** The word for it in delivery records and metrics, such as {@code webhook}. */
    String name();

    /**
     * Where alerts of this subscription go: attempts to one endpoint are made one after the other. Null where it has none, or
     * it is disabled. It never reaches a log.
     */
    @Nullable
    String endpoint(Subscription subscription);

    /** How fast attempts to one endpoint may follow each other. */
    Pace pace();

    /**
     * Makes one attempt. What goes wrong is an outcome, never an exception.
     *
     * @param subscription has an {@link #endpoint}
     */
    DeliveryReport attempt(Outgoing message, Subscription subscription);
}
