package io.silkwire.quality.proof;

import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of each subscription, with when they were written. An edit is no moment: while it is on its way either version is
 * right, so for a statement this tells all that may have met it. Thread-safe.
 */
public final class Versions {
    /** So long after Kafka took an edit the version before may still be met: longer than any part is frozen. */
    static final Duration LAG = Duration.ofSeconds(30);

    private final Map<SubscriptionId, List<Version>> versions =
            new TreeMap<>((one, other) -> one.value().compareTo(other.value()));

    /** One of them: it is in force from some moment after it was sent, and surely {@link #LAG} after Kafka took it. */
    private record Version(
            Subscription subscription,
            Instant sentAt,
            @Nullable Instant takenAt) {}

    /** Notes that a version is about to be written. */
    public synchronized void sent(Subscription subscription, Instant at) {
        versions.computeIfAbsent(subscription.id(), id -> new ArrayList<>()).add(new Version(subscription, at, null));
    }

    /** Notes that Kafka took it. */
    public synchronized void taken(Subscription subscription, Instant at) {
        List<Version> all = versions.getOrDefault(subscription.id(), List.of());
        for (int i = 0; i < all.size(); i++) {
            Version version = all.get(i);
            if (version.subscription().version() == subscription.version()) {
                all.set(i, new Version(version.subscription(), version.sentAt(), at));
            }
        }
    }

    /** The newest version of each. */
    public synchronized List<Subscription> newest() {
        return versions.values().stream()
                .map(all -> all.getLast().subscription())
                .toList();
    }

    /** How many were written after the first of each. */
    public synchronized int edits() {
        return versions.values().stream().mapToInt(all -> all.size() - 1).sum();
    }

    /**
     * The versions that a statement may have met.
     *
     * @param earliest when it can have been matched at the earliest
     * @param latest when it surely had been
     */
    synchronized List<Subscription> met(SubscriptionId id, Instant earliest, Instant latest) {
        List<Version> all = versions.getOrDefault(id, List.of());
        List<Subscription> met = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean begun = !all.get(i).sentAt().isAfter(latest);
            Instant replaced = i + 1 < all.size() ? all.get(i + 1).takenAt() : null;
            boolean over = replaced != null && replaced.plus(LAG).isBefore(earliest);
            if (begun && !over) {
                met.add(all.get(i).subscription());
            }
        }
        return met;
    }
}
