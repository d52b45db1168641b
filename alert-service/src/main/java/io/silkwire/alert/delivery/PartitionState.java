package io.silkwire.alert.delivery;

import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.Travel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the deliveries of one partition: of those at rest only how they ended, of the others all; and what each
 * subscription was told. Not thread-safe.
 */
final class PartitionState {
    private final Map<AlertId, Delivery.State> atRest = new HashMap<>();
    private final Map<AlertId, Open> open = new HashMap<>();
    private final Map<SubscriptionId, Ledger> ledgers = new HashMap<>();
    private final Map<SubscriptionId, EndpointHealth> health = new HashMap<>();

    /** A delivery that is not at its end, with how its alert travelled. */
    record Open(Delivery delivery, Travel travel) {}

    /** This is how the delivery stands now. */
    void put(Delivery delivery, Travel travel) {
        AlertId id = delivery.alertId();
        if (delivery.state().isOpen()) {
            atRest.remove(id);
            open.put(id, new Open(delivery, travel));
        } else {
            open.remove(id);
            atRest.put(id, delivery.state());
        }
        ledger(delivery.subscriptionId()).put(delivery);
        health(delivery.subscriptionId()).put(delivery);
    }

    Delivery.@Nullable State state(AlertId id) {
        Open one = open.get(id);
        return one == null ? atRest.get(id) : one.delivery().state();
    }

    @Nullable
    Open open(AlertId id) {
        return open.get(id);
    }

    Collection<Open> allOpen() {
        return List.copyOf(open.values());
    }

    Ledger ledger(SubscriptionId id) {
        return ledgers.computeIfAbsent(id, absent -> new Ledger());
    }

    EndpointHealth health(SubscriptionId id) {
        return health.computeIfAbsent(id, absent -> new EndpointHealth());
    }
}
