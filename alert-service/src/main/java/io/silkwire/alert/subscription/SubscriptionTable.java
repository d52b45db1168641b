package io.silkwire.alert.subscription;

import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.TopicTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions as read from their Kafka topic. The table's thread writes; any thread reads the snapshot or waits until an
 * offset has been applied.
 */
final class SubscriptionTable implements TopicTable.Listener<Subscription> {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionTable.class);
    private static final Comparator<Subscription> BY_NAME = Comparator.comparing(
                    Subscription::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(subscription -> subscription.id().value());

    private final List<SubscriptionListener> listeners;
    /** What was read since the listeners were told last; null where it left the Kafka topic. */
    private final Map<String, @Nullable Subscription> changes = new HashMap<>();

    private final Map<String, Subscription> all = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition applied = lock.newCondition();
    private long appliedOffset = -1;
    private long visibleOffset = -1;
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

    @Override
    public void onChange(String key, @Nullable Subscription value, int partition, long offset) {
        changes.put(key, value);
        appliedOffset = offset;
    }

    @Override
    public void onUnreadable(ConsumerRecord<byte[], byte[]> unreadable, UnreadableRecordException why) {
        TopicTable.Listener.super.onUnreadable(unreadable, why);
        appliedOffset = unreadable.offset();
    }

    @Override
    public void onCaughtUp() {
        tellListeners();
        applyChanges();
        LOG.atDebug().addKeyValue("offset", appliedOffset).log("Subscriptions changed");
        lock.lock();
        try {
            snapshot = null;
            visibleOffset = appliedOffset;
            applied.signalAll();
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

    /** Whether the record at this offset was applied within the time. */
    boolean awaitApplied(long offset, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (visibleOffset < offset) {
                if (left <= 0) {
                    return false;
                }
                left = applied.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether this version of the subscription, or a later one, was applied within the time. */
    boolean awaitVersion(String id, int version, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (find(id).map(Subscription::version).orElse(0) < version) {
                if (left <= 0) {
                    return false;
                }
                left = applied.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
