package io.silkwire.alert.subscription;

import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.TopicTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions as read from their Kafka topic. The table's thread writes; any thread reads the snapshot.
 */
final class SubscriptionTable implements TopicTable.Listener<Subscription> {
    private static final Comparator<Subscription> BY_NAME = Comparator.comparing(
                    Subscription::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(subscription -> subscription.id().value());

    private final List<SubscriptionListener> listeners;
    /** What was read since the listeners were told last; null where it left the Kafka topic. */
    private final Map<String, @Nullable Subscription> changes = new HashMap<>();

    private final Map<String, Subscription> all = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    /** Sorted when first asked for: with very many, that takes longer than a change may. */
    private volatile @Nullable List<Subscription> snapshot;

    SubscriptionTable(List<SubscriptionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Those that are not deleted, by name. */
    List<Subscription> snapshot() {
        List<Subscription> known = snapshot;
        return known == null ? sorted() : known;
    }

    private List<Subscription> sorted() {
        lock.lock();
        try {
            List<Subscription> sorted = all.values().stream()
                    .filter(subscription -> subscription.state() != Subscription.State.DELETED)
                    .sorted(BY_NAME)
                    .toList();
            snapshot = sorted;
            return sorted;
        } finally {
            lock.unlock();
        }
    }

    /** The one of this id, also where it is deleted. */
    Optional<Subscription> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** All that belong to this account, those that were deleted too. */
    List<Subscription> ofOwner(AccountId owner) {
        return all.values().stream()
                .filter(subscription -> owner.equals(subscription.owner()))
                .sorted(BY_NAME)
                .toList();
    }

    @Override
    public void onChange(String key, @Nullable Subscription value, int partition, long offset) {
        changes.put(key, value);
    }

    @Override
    public void onCaughtUp() {
        tellListeners();
        applyChanges();
        lock.lock();
        try {
            snapshot = null;
        } finally {
            lock.unlock();
        }
    }

    private void tellListeners() {
        List<Subscription> changed = new ArrayList<>();
        Set<SubscriptionId> removed = new HashSet<>();
        changes.forEach((key, value) -> {
            Subscription before = all.get(key);
            if (value != null) {
                changed.add(value);
            } else if (before != null) {
                removed.add(before.id());
            }
        });
        listeners.forEach(listener -> listener.onSubscriptions(changed, removed));
    }

    private void applyChanges() {
        changes.forEach((key, value) -> {
            if (value == null) {
                all.remove(key);
            } else {
                all.put(key, value);
            }
        });
        changes.clear();
    }
}
