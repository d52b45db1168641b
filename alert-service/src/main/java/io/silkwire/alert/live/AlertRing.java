package io.silkwire.alert.live;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The latest alerts of all in the order this instance learnt of them, for who resumes. Not thread-safe: {@link LiveAlerts} guards it. */
final class AlertRing {
    /** How far apart two instances, or one before and after a restart, may have put two alerts that matched one after the other. */
    private static final Duration DISORDER = Duration.ofSeconds(10);

    private final int capacity;
    private final SequencedMap<AlertId, Placed> alerts = new LinkedHashMap<>();
    private final Map<Integer, Long> completeFrom = new HashMap<>();
    private @Nullable AlertId lastRestored;

    AlertRing(int capacity) {
        this.capacity = capacity;
    }

    /** An alert and where it stands in Kafka. */
    private record Placed(Alert alert, int partition, long offset) {}

    /** From this offset on the ring has all that the partition has. */
    void startsAt(int partition, long offset) {
        completeFrom.put(partition, offset);
    }

    /** Takes an alert in; false where it is known and says nothing new. */
    boolean add(Alert alert, int partition, long offset) {
        Placed known = alerts.get(alert.id());
        if (known != null && (known.alert().deliver() || !alert.deliver())) {
            return false;
        }
        alerts.remove(alert.id());
        alerts.put(alert.id(), new Placed(alert, partition, offset));
        while (alerts.size() > capacity) {
            Placed gone = alerts.pollFirstEntry().getValue();
            completeFrom.merge(gone.partition(), gone.offset() + 1, Long::max);
        }
        return true;
    }

    /** Whether the ring has all that came after this position. */
    boolean reachesBackTo(StreamPosition position) {
        return completeFrom.entrySet().stream().allMatch(from -> position.of(from.getKey()) >= from.getValue());
    }

    /** Those that notify and that somebody has not seen who had read so far. */
    List<LiveEvent.Told> after(StreamPosition position) {
        List<LiveEvent.Told> missed = new ArrayList<>();
        StreamPosition reached = position;
        for (Placed placed : alerts.values()) {
            if (placed.offset() >= position.of(placed.partition())) {
                // In the ring the order of a partition may be another than in Kafka: only what is surely read may be
                // left
                // out next time.
                reached = reached.after(placed.partition(), placed.offset());
                if (placed.alert().deliver()) {
                    missed.add(new LiveEvent.Told(
                            placed.alert(), position.eventId(placed.alert().id())));
                }
            }
        }
        if (!missed.isEmpty()) {
            Alert last = missed.removeLast().alert();
            missed.add(new LiveEvent.Told(last, reached.eventId(last.id())));
        }
        return missed;
    }

    /** All that came so far was there before the start: it is put in the order of matching, as no other is known. */
    void endOfRestored() {
        List<Placed> ordered = new ArrayList<>(alerts.values());
        ordered.sort(Comparator.comparing((Placed placed) -> placed.alert().matchedAt())
                .thenComparing(placed -> placed.alert().id().value()));
        alerts.clear();
        ordered.forEach(placed -> alerts.put(placed.alert().id(), placed));
        lastRestored = ordered.isEmpty() ? null : ordered.getLast().alert().id();
    }

    /**
     * Those that notify and that somebody has not seen who saw this one last, oldest first. Where the order of then is not known
     * any more, also some that they may have seen; where the alert itself is not, all.
     */
    List<Alert> after(String lastSeen) {
        List<Alert> all = alerts.values().stream().map(Placed::alert).toList();
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
}
