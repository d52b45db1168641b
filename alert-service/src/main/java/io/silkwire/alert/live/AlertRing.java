package io.silkwire.alert.live;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The latest alerts in the order this instance learnt of them, and the deliveries of about as many. Not thread-safe: {@link
 * LiveAlerts} guards it.
 */
final class AlertRing {
    /** How far apart two instances, or one before and after a restart, may have put two alerts that matched one after the other. */
    private static final Duration DISORDER = Duration.ofSeconds(10);

    private final int capacity;
    private final SequencedMap<AlertId, Alert> alerts = new LinkedHashMap<>();
    private final SequencedMap<AlertId, Delivery> deliveries = new LinkedHashMap<>();
    private @Nullable AlertId lastRestored;

    AlertRing(int capacity) {
        this.capacity = capacity;
    }

    /** Takes an alert in; false where it is known and says nothing new. */
    boolean add(Alert alert) {
        Alert known = alerts.get(alert.id());
        if (known != null && (known.deliver() || !alert.deliver())) {
            return false;
        }
        alerts.remove(alert.id());
        alerts.put(alert.id(), alert);
        trim(alerts, capacity);
        return true;
    }

    /** Takes the state of a delivery in; it may come before its alert. */
    void add(Delivery delivery) {
        deliveries.remove(delivery.alertId());
        deliveries.put(delivery.alertId(), delivery);
        // Several times the ring: deliveries come in an order of their own.
        trim(deliveries, 4 * capacity);
    }

    /** All that came so far was there before the start: it is put in the order of matching, as no other is known. */
    void endOfRestored() {
        List<Alert> ordered = new ArrayList<>(alerts.values());
        ordered.sort(Comparator.comparing(Alert::matchedAt)
                .thenComparing(alert -> alert.id().value()));
        alerts.clear();
        ordered.forEach(alert -> alerts.put(alert.id(), alert));
        lastRestored = ordered.isEmpty() ? null : ordered.getLast().id();
    }

    /** The latest, newest first. */
    List<LiveAlert> newestFirst(int limit) {
        return alerts.sequencedValues().reversed().stream()
                .limit(limit)
                .map(alert -> new LiveAlert(alert, deliveries.get(alert.id())))
                .toList();
    }

    /**
     * Those that notify and that somebody has not seen who saw this one last, oldest first. Where the order of then is not known
     * any more, also some that they may have seen; where the alert itself is not, all.
     */
    List<Alert> after(String lastSeen) {
        List<Alert> all = new ArrayList<>(alerts.values());
        int seen = indexOf(all, lastSeen);
        if (seen < 0) {
            return all.stream().filter(Alert::deliver).toList();
        }
        Alert last = all.get(seen);
        if (seen > indexOf(all, lastRestored == null ? "" : lastRestored.value())) {
            return all.subList(seen + 1, all.size()).stream()
                    .filter(Alert::deliver)
                    .toList();
        }
        Instant from = last.matchedAt().minus(DISORDER);
        return all.stream()
                .filter(alert -> alert.deliver()
                        && !alert.id().equals(last.id())
                        && alert.matchedAt().isAfter(from))
                .toList();
    }

    private static int indexOf(List<Alert> all, String id) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().value().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private static <V> void trim(SequencedMap<AlertId, V> map, int capacity) {
        while (map.size() > capacity) {
            map.pollFirstEntry();
        }
    }
}
