package io.silkwire.alert.history;

import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.SubscriptionId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The latest alerts of every subscription with the states of their deliveries, whatever others are told: where the places are taken,
 * the subscription that holds most gives up its oldest ({@link Shares}).
 *
 * <p>An alert and its delivery are one entry and come in any order, the newer from the followed ends of the Kafka topics, the older
 * from {@link HistoryReader}; what is kept in the end is the same. Memory: an entry takes a place for each 4 KiB that its two records
 * have in Kafka, so that all of them together have at most 4 KiB for each place there, and about twice that as objects. The canary's
 * are not kept. Thread-safe.
 */
@Singleton
public final class AlertHistory {
    private final int places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<AlertId, Kept> byId = new HashMap<>();
    private final TreeMap<HistoryPosition, Kept> alerts = new TreeMap<>();
    private final TreeMap<HistoryPosition, Kept> deliveries = new TreeMap<>();
    private final Shares shares = new Shares();
    private final Copies copies = new Copies();
    /** Null once all that Kafka has was read. */
    private @Nullable Instant readBackTo;

    /** With as many places as are configured. */
    @Inject
    public AlertHistory(HistorySettings settings) {
        this(settings.places());
    }

    /** With so many places. */
    public AlertHistory(int places) {
        this.places = places;
    }

    /**
     * What one subscription was told lately.
     *
     * @param alerts how many are kept
     * @param last when the latest matched
     */
    public record Activity(int alerts, Instant last) {}

    /**
     * Takes an alert in; one that is known and says nothing new changes nothing.
     *
     * @param bytes of its record in Kafka
     */
    public void add(Alert alert, int bytes) {
        change(alert.id(), alert.subscriptionId(), kept -> kept.with(alert, bytes));
    }

    /**
     * Takes the state of a delivery in, if it is later than the one known; it may come before its alert.
     *
     * @param bytes of its record in Kafka
     * @param offset of that record; all of one delivery are in one partition
     */
    public void add(Delivery delivery, int bytes, long offset) {
        change(delivery.alertId(), delivery.subscriptionId(), kept -> kept.with(delivery, bytes, offset));
    }

    /** The alerts of these subscriptions with the state of their delivery; those of the shadow as well. */
    public HistoryPage<KeptAlert> alerts(Predicate<SubscriptionId> whose, @Nullable HistoryPosition before, int limit) {
        return locked(() -> page(alerts, whose, kept -> true, before, limit, this::withDelivery));
    }

    /** The deliveries of these subscriptions of this kind, those of digests and notices as well. */
    public HistoryPage<Delivery> deliveries(
            Predicate<SubscriptionId> whose, Predicate<Delivery> wanted, @Nullable HistoryPosition before, int limit) {
        return locked(() -> page(
                deliveries,
                whose,
                kept -> kept.delivery() != null && wanted.test(kept.delivery()),
                before,
                limit,
                Kept::delivery));
    }

    /** The delivery of this id, while it is kept. */
    public Optional<Delivery> delivery(AlertId id) {
        return locked(() -> {
            Kept kept = byId.get(id);
            return Optional.ofNullable(kept == null ? null : kept.delivery());
        });
    }

    /** The alert of this id, while it is kept. */
    public Optional<Alert> alert(AlertId id) {
        return locked(() -> {
            Kept kept = byId.get(id);
            return Optional.ofNullable(kept == null ? null : kept.alert());
        });
    }

    /** What each subscription was told lately. */
    public Map<SubscriptionId, Activity> activity() {
        return locked(() -> {
            Map<SubscriptionId, Activity> activity = new HashMap<>();
            alerts.descendingMap()
                    .forEach((position, kept) -> activity.merge(
                            kept.subscriptionId(),
                            new Activity(1, position.at()),
                            (newer, older) -> new Activity(newer.alerts() + 1, newer.last())));
            return activity;
        });
    }

    /** What is older than this is still being read; null where all was. */
    void readBackTo(@Nullable Instant moment) {
        lock.lock();
        try {
            readBackTo = moment;
        } finally {
            lock.unlock();
        }
    }

    private void change(AlertId id, SubscriptionId subscription, UnaryOperator<Kept> change) {
        if (subscription.equals(Subscriptions.CANARY)) {
            return;
        }
        locked(() -> {
            Kept before = byId.get(id);
            Kept after = change.apply(before == null ? Kept.none(id, subscription) : before);
            if (!after.equals(before) && !(before == null && shares.isPast(after))) {
                replace(before, after);
            }
            return after;
        });
    }

    private void replace(@Nullable Kept before, Kept after) {
        if (before != null) {
            takeOut(before);
            shares.remove(before);
        }
        byId.put(after.id(), after);
        putAt(alerts, after.ofAlert(), after);
        putAt(deliveries, after.ofDelivery(), after);
        copies.add(after.delivery());
        shares.add(after);
        while (shares.taken() > places) {
            Kept gone = shares.next();
            takeOut(gone);
            shares.forget(gone);
        }
    }

    private void takeOut(Kept kept) {
        byId.remove(kept.id());
        removeAt(alerts, kept.ofAlert());
        removeAt(deliveries, kept.ofDelivery());
        copies.remove(kept.delivery());
    }

    private static void putAt(Map<HistoryPosition, Kept> list, @Nullable HistoryPosition position, Kept kept) {
        if (position != null) {
            list.put(position, kept);
        }
    }

    private static void removeAt(Map<HistoryPosition, Kept> list, @Nullable HistoryPosition position) {
        if (position != null) {
            list.remove(position);
        }
    }

    private KeptAlert withDelivery(Kept kept) {
        return new KeptAlert(Objects.requireNonNull(kept.alert()), kept.delivery(), copies.of(kept.id()));
    }

    private <T> HistoryPage<T> page(
            NavigableMap<HistoryPosition, Kept> list,
            Predicate<SubscriptionId> whose,
            Predicate<Kept> wanted,
            @Nullable HistoryPosition before,
            int limit,
            Function<Kept, @Nullable T> shown) {
        Predicate<SubscriptionId> theirs = remembering(whose);
        List<T> items = new ArrayList<>();
        HistoryPosition last = null;
        HistoryPosition older = null;
        for (Map.Entry<HistoryPosition, Kept> entry : (before == null ? list : list.headMap(before, false))
                .descendingMap()
                .entrySet()) {
            Kept kept = entry.getValue();
            T item = theirs.test(kept.subscriptionId()) && wanted.test(kept) ? shown.apply(kept) : null;
            if (item != null && items.size() == limit) {
                older = last;
                break;
            }
            if (item != null) {
                items.add(item);
                last = entry.getKey();
            }
        }
        return new HistoryPage<>(items, older, completeSince(theirs));
    }

    /** Whose a subscription is is asked once for each, not for each of its alerts. */
    private static Predicate<SubscriptionId> remembering(Predicate<SubscriptionId> whose) {
        Map<SubscriptionId, Boolean> known = new HashMap<>();
        return id -> known.computeIfAbsent(id, whose::test);
    }

    private @Nullable Instant completeSince(Predicate<SubscriptionId> whose) {
        Instant forgotten = shares.lastForgotten(whose);
        return readBackTo == null ? forgotten : Shares.later(forgotten, readBackTo);
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
