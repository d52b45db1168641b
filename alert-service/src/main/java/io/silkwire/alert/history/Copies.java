package io.silkwire.alert.history;

import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Digest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The statements that told the same as an alert and made no message of their own, by that alert. Not thread-safe. */
final class Copies {
    private final Map<AlertId, SequencedMap<AlertId, Digest.Copy>> byAlert = new HashMap<>();

    List<Digest.Copy> of(AlertId alert) {
        SequencedMap<AlertId, Digest.Copy> copies = byAlert.get(alert);
        return copies == null ? List.of() : List.copyOf(copies.values());
    }

    void add(@Nullable Delivery delivery) {
        Delivery.Timing timing = delivery == null ? null : delivery.timing();
        if (delivery != null && timing != null && timing.with() != null && timing.copy() != null) {
            byAlert.computeIfAbsent(timing.with(), absent -> new LinkedHashMap<>())
                    .put(delivery.alertId(), timing.copy());
        }
    }

    void remove(@Nullable Delivery delivery) {
        Delivery.Timing timing = delivery == null ? null : delivery.timing();
        if (delivery != null && timing != null && timing.with() != null) {
            byAlert.computeIfPresent(timing.with(), (alert, copies) -> {
                copies.remove(delivery.alertId());
                return copies.isEmpty() ? null : copies;
            });
        }
    }
}
