package io.silkwire.alert.subscription;

import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.util.List;
import java.util.Set;

/** Is told of every change before it counts as saved. */
public interface SubscriptionListener {
    /**
     * Some subscriptions are new or have changed; at first all there are. Called by one thread at a time, and at least once before
     * matching starts.
     *
     * @param changed as they stand now, paused and deleted ones too
     * @param removed those that left the Kafka topic
     */
    void onSubscriptions(List<Subscription> changed, Set<SubscriptionId> removed);
}
