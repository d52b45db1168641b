package io.silkwire.quality.proof;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.EnrichedStatement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is committed on the Kafka topics of the pipeline.
 *
 * @param enriched all records of enriched statements
 * @param alerts all records of each alert
 * @param deliveries where each stands by its latest record
 * @param deadLetters how many there are
 */
public record Recorded(
        List<Place> enriched, Map<AlertId, List<Alert>> alerts, Map<AlertId, Delivery> deliveries, int deadLetters) {
    /** Copies the collections. */
    public Recorded {
        enriched = List.copyOf(enriched);
        alerts = Map.copyOf(alerts);
        deliveries = Map.copyOf(deliveries);
    }

    /** An enriched statement and where it stands. */
    public record Place(EnrichedStatement enriched, int partition, long offset) {}

    List<Alert> alerts(AlertId id) {
        return alerts.getOrDefault(id, List.of());
    }

    @Nullable
    Delivery delivery(AlertId id) {
        return deliveries.get(id);
    }
}
