package io.silkwire.alert.subscription;

import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.TopicTable;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<String, Subscription> byId = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition applied = lock.newCondition();
    private long appliedOffset = -1;
    private long visibleOffset = -1;
    private volatile Map<String, Subscription> all = Map.of();
    private volatile List<Subscription> snapshot = List.of();

    SubscriptionTable(List<SubscriptionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Those that are not deleted, by name. */
    List<Subscription> snapshot() {
        return snapshot;
    }

    /** The one of this id, also where it is deleted. */
    Optional<Subscription> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public void onChange(String key, @Nullable Subscription value, int partition, long offset) {
        if (value == null) {
            byId.remove(key);
        } else {
            byId.put(key, value);
        }
        appliedOffset = offset;
    }

    @Override
    public void onUnreadable(ConsumerRecord<byte[], byte[]> unreadable, UnreadableRecordException why) {
        TopicTable.Listener.super.onUnreadable(unreadable, why);
        appliedOffset = unreadable.offset();
    }

    @Override
    public void onCaughtUp() {
        all = Map.copyOf(byId);
        snapshot = byId.values().stream()
                .filter(subscription -> subscription.state() != Subscription.State.DELETED)
                .sorted(BY_NAME)
                .toList();
        listeners.forEach(listener -> listener.onSubscriptions(snapshot));
        LOG.atDebug().addKeyValue("offset", appliedOffset).log("Subscriptions replaced");
        lock.lock();
        try {
            visibleOffset = appliedOffset;
            applied.signalAll();
        } finally {
            lock.unlock();
        }
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
