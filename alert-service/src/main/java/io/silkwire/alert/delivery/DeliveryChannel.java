package io.silkwire.alert.delivery;

import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import java.util.List;
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

    /**
     * Why nothing goes there now although the subscription names somewhere to go by this channel; null where it names nowhere, or the
     * endpoint is open.
     */
    default @Nullable Reason shut(Subscription subscription) {
        return null;
    }

    /** Whether alerts go by it; else only warnings to the owner do. */
    default boolean takesAlerts() {
        return true;
    }

    /** How fast attempts to one endpoint may follow each other. */
    Pace pace();

    /**
     * All the limits that hold for attempts to this subscription's endpoint.
     *
     * @param subscription has an {@link #endpoint}
     */
    default List<Limit> limits(Subscription subscription) {
        String endpoint = endpoint(subscription);
        return endpoint == null ? List.of() : List.of(new Limit(endpoint, pace()));
    }

    /** What all its endpoints are reached by and may fail as a whole, such as a mail server; null where there is no such thing. */
    default @Nullable String relay() {
        return null;
    }

    /**
     * Makes one attempt. What goes wrong is an outcome, never an exception.
     *
     * @param subscription has an {@link #endpoint}
     */
    DeliveryReport attempt(Outgoing message, Subscription subscription);
}
