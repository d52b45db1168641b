package io.silkwire.alert.subscription;

import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.util.Optional;

/** The subscriptions as whoever sends asks for them: the one of an id as it stands now, and the one thing a sender changes in it. */
public interface SubscriptionsInForce {
    /** The one of this id, unless there is none or it was deleted. */
    Optional<Subscription> find(SubscriptionId id);

    /**
     * The subscription as another instance saw it when it matched; may wait some seconds until this one has read as far.
     *
     * @param version the one that matched, or a later one
     */
    Optional<Subscription> find(SubscriptionId id, int version);

    /** Sends nothing more over this channel until it is enabled again. */
    SubscriptionChange disable(SubscriptionId id, String channel, Reason reason);
}
