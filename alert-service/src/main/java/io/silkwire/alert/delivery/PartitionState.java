package io.silkwire.alert.delivery;

import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.wire.Travel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the deliveries of one partition: of those at rest only how they ended, of the others all. Not thread-safe.
 */
final class PartitionState {
    private final Map<AlertId, Delivery.State> atRest = new HashMap<>();
    private final Map<AlertId, Pending> pending = new HashMap<>();

    /** A delivery that is not at its end, with how its alert travelled. */
    record Pending(Delivery delivery, Travel travel) {}

    /** This is how the delivery stands now. */
    void put(Delivery delivery, Travel travel) {
        if (delivery.state() == Delivery.State.PENDING) {
            atRest.remove(delivery.alertId());
            pending.put(delivery.alertId(), new Pending(delivery, travel));
        } else {
            pending.remove(delivery.alertId());
            atRest.put(delivery.alertId(), delivery.state());
        }
    }

    Delivery.@Nullable State state(AlertId id) {
        return pending.containsKey(id) ? Delivery.State.PENDING : atRest.get(id);
    }

    @Nullable
    Pending pending(AlertId id) {
        return pending.get(id);
    }

    Collection<Pending> allPending() {
        return List.copyOf(pending.values());
    }
}
