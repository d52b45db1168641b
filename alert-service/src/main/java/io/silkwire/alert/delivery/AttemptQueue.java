package io.silkwire.alert.delivery;

import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.SubscriptionId;
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
import java.util.function.Predicate;

/**
 * Says which attempts may start now: those that are due, in the order they became so and among equals in the order they were put
 * down, one at a time for each endpoint, and so many at once in all. Not thread-safe.
 */
final class AttemptQueue {
    private final int limit;
    private final PriorityQueue<Numbered> due =
            new PriorityQueue<>(Comparator.comparing((Numbered one) -> one.due().at())
                    .thenComparing(one -> one.due().scheduled())
                    .thenComparingLong(Numbered::number));
    private final Map<String, Queue<Due>> waiting = new HashMap<>();
    private final Set<String> busy = new HashSet<>();
    private final Queue<String> freed = new ArrayDeque<>();
    private long added;

    private record Numbered(Due due, long number) {}

    AttemptQueue(int limit) {
        this.limit = limit;
    }

    /**
     * One attempt that is to be made.
     *
     * @param at when it may start
     * @param scheduled when the delivery says that it is made; before {@code at} where its endpoint has to be waited for
     * @param endpoint where it goes
     */
    record Due(
            Instant at,
            Instant scheduled,
            int partition,
            AlertId alertId,
            SubscriptionId subscriptionId,
            String channel,
            String endpoint) {
        /** The same at another time. */
        Due at(Instant later) {
            return new Due(later, scheduled, partition, alertId, subscriptionId, channel, endpoint);
        }

        /** The same to another endpoint, without waiting for the one before. */
        Due to(String other) {
            return new Due(scheduled, scheduled, partition, alertId, subscriptionId, channel, other);
        }
    }

    void add(Due attempt) {
        due.add(new Numbered(attempt, added++));
    }

    /** Takes out those that may start now; each takes its endpoint until {@link #done}. */
    List<Due> start(Instant now) {
        List<Due> starting = new ArrayList<>();
        while (busy.size() < limit && !freed.isEmpty()) {
            startWaiting(freed.remove(), starting);
        }
        while (busy.size() < limit && !due.isEmpty() && !due.peek().due().at().isAfter(now)) {
            Due next = due.remove().due();
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

    /** Those that have not started and that this says go to this endpoint from now on, whatever they waited for. */
    void move(Predicate<Due> which, String endpoint) {
        List<Due> moved = new ArrayList<>();
        due.stream().map(Numbered::due).filter(which).forEach(moved::add);
        waiting.values().forEach(queue -> queue.stream().filter(which).forEach(moved::add));
        remove(which);
        moved.forEach(one -> add(one.to(endpoint)));
    }

    /** Forgets what has not started of a partition. */
    void removePartition(int partition) {
        remove(attempt -> attempt.partition() == partition);
    }

    private void remove(Predicate<Due> which) {
        due.removeIf(one -> which.test(one.due()));
        waiting.values().forEach(queue -> queue.removeIf(which));
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
