package io.silkwire.alert.delivery;

import io.silkwire.contracts.AlertId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * Says which attempts may start now: those that are due, in the order they became so, one at a time for each endpoint, and so
 * many at once in all. Not thread-safe.
 */
final class AttemptQueue {
    private final int limit;
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final Map<String, Queue<Due>> waiting = new HashMap<>();
    private final Set<String> busy = new HashSet<>();
    private final Queue<String> freed = new ArrayDeque<>();

    AttemptQueue(int limit) {
        this.limit = limit;
    }

    /**
     * One attempt that is to be made.
     *
     * @param endpoint where it goes
     */
    record Due(Instant at, int partition, AlertId alertId, String channel, String endpoint) {
        /** The same at another time. */
        Due at(Instant later) {
            return new Due(later, partition, alertId, channel, endpoint);
        }
    }

    void add(Due attempt) {
        due.add(attempt);
    }

    /** Takes out those that may start now; each takes its endpoint until {@link #done}. */
    List<Due> start(Instant now) {
        List<Due> starting = new ArrayList<>();
        while (busy.size() < limit && !freed.isEmpty()) {
            startWaiting(freed.remove(), starting);
        }
        while (busy.size() < limit && !due.isEmpty() && !due.peek().at().isAfter(now)) {
            Due next = due.remove();
            if (busy.contains(next.endpoint()) || waiting.containsKey(next.endpoint())) {
                waiting.computeIfAbsent(next.endpoint(), absent -> new ArrayDeque<>())
                        .add(next);
            } else {
                busy.add(next.endpoint());
                starting.add(next);
            }
        }
        return starting;
    }

    /** The attempt that took this endpoint is over. */
    void done(String endpoint) {
        busy.remove(endpoint);
        if (waiting.containsKey(endpoint)) {
            freed.add(endpoint);
        }
    }

    /** Forgets what has not started of a partition. */
    void removePartition(int partition) {
        due.removeIf(attempt -> attempt.partition() == partition);
        waiting.values().forEach(queue -> queue.removeIf(attempt -> attempt.partition() == partition));
        waiting.values().removeIf(Queue::isEmpty);
    }

    /** How many have started and are not done. */
    int underWay() {
        return busy.size();
    }

    private void startWaiting(String endpoint, List<Due> starting) {
        Queue<Due> queue = waiting.get(endpoint);
        if (queue == null || busy.contains(endpoint)) {
            return;
        }
        starting.add(queue.remove());
        busy.add(endpoint);
        if (queue.isEmpty()) {
            waiting.remove(endpoint);
        }
    }
}
