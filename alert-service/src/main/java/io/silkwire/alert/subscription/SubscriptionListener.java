package io.silkwire.alert.subscription;

import io.silkwire.contracts.Subscription;
import java.util.List;

/** Is told of every new snapshot before the change that made it counts as saved. */
public interface SubscriptionListener {
    /**
     * The subscriptions that are not deleted, whole; called by one thread at a time, and at least once before matching starts.
     */
    void onSubscriptions(List<Subscription> snapshot);
}
