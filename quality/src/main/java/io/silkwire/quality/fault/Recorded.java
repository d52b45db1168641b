package io.silkwire.quality.fault;

import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is committed on the Kafka topics of alerts and deliveries.
 *
 * @param alerts how many records each alert has
 * @param deliveries where each stands by its latest record
 */
record Recorded(Map<AlertId, Integer> alerts, Map<AlertId, Delivery> deliveries) {
    /** Copies the maps. */
    Recorded {
        alerts = Map.copyOf(alerts);
        deliveries = Map.copyOf(deliveries);
    }

    int alerts(AlertId id) {
        return alerts.getOrDefault(id, 0);
    }

    @Nullable
    Delivery delivery(AlertId id) {
        return deliveries.get(id);
    }
}
