package io.silkwire.alert.account;

import io.silkwire.contracts.Account;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.TopicTable;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The accounts as read from their Kafka topic, also by token and by subject. The table's thread writes; any thread reads the
 * snapshot or waits until an offset has been applied.
 */
final class AccountTable implements TopicTable.Listener<Account> {
    /** What callers see: all at once, or nothing of a batch. */
    private record Snapshot(Map<String, Account> byId, Map<String, Account> byToken, Map<String, Account> bySubject) {
        static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of(), Map.of());

        static Snapshot of(Map<String, Account> byId) {
            Map<String, Account> byToken = new HashMap<>();
            Map<String, Account> bySubject = new HashMap<>();
            for (Account account : byId.values()) {
                account.tokens().forEach(token -> byToken.put(token.sha256(), account));
                if (account.subject() != null) {
                    bySubject.put(account.subject(), account);
                }
            }
            return new Snapshot(Map.copyOf(byId), Map.copyOf(byToken), Map.copyOf(bySubject));
        }
    }

    private final Map<String, Account> byId = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition applied = lock.newCondition();
    private long appliedOffset = -1;
    private long visibleOffset = -1;
    private volatile Snapshot snapshot = Snapshot.EMPTY;

    Collection<Account> all() {
        return snapshot.byId().values();
    }

    Optional<Account> find(String id) {
        return Optional.ofNullable(snapshot.byId().get(id));
    }

    Optional<Account> findByToken(String sha256) {
        return Optional.ofNullable(snapshot.byToken().get(sha256));
    }

    Optional<Account> findBySubject(String subject) {
        return Optional.ofNullable(snapshot.bySubject().get(subject));
    }

    @Override
    public void onChange(String key, @Nullable Account value, int partition, long offset) {
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
        snapshot = Snapshot.of(byId);
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
}
