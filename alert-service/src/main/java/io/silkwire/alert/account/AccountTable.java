package io.silkwire.alert.account;

import io.silkwire.contracts.Account;
import io.silkwire.wire.TopicTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The accounts as read from their Kafka topic, also by token and by subject. The table's thread writes; any thread reads the
 * snapshot.
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
    }

    @Override
    public void onCaughtUp() {
        snapshot = Snapshot.of(byId);
    }
}
