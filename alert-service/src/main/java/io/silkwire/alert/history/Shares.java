package io.silkwire.alert.history;

import io.silkwire.contracts.SubscriptionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who holds how much of the history. Where a place is needed, the subscription that holds most gives up its oldest: so each keeps
 * its latest up to an equal share (max-min fairness: Bertsekas and Gallager, Data Networks, §6.5.2), and one that is rarely told
 * anything loses none to one that is told very much. Not thread-safe.
 */
final class Shares {
    private final Map<SubscriptionId, Share> shares = new HashMap<>();
    private final TreeSet<Share> bySize = new TreeSet<>(Comparator.comparingInt((Share share) -> share.places)
            .thenComparing(Share::oldest, Comparator.reverseOrder())
            .thenComparing(share -> share.owner.value()));
    private int taken;
    /** Of subscriptions that hold nothing any more. */
    private @Nullable Instant lastOfOthers;

    /** What one subscription holds; never empty while it is in the set. */
    private static final class Share {
        private final SubscriptionId owner;
        private final TreeMap<HistoryPosition, Kept> byAge = new TreeMap<>();
        private int places;
        private @Nullable Instant lastForgotten;

        Share(SubscriptionId owner) {
            this.owner = owner;
        }

        HistoryPosition oldest() {
            return byAge.firstKey();
        }
    }

    int taken() {
        return taken;
    }

    void add(Kept kept) {
        Share share = shares.computeIfAbsent(kept.subscriptionId(), Share::new);
        if (!share.byAge.isEmpty()) {
            bySize.remove(share);
        }
        share.byAge.put(kept.latest(), kept);
        resize(share, kept.places());
    }

    void remove(Kept kept) {
        Share share = shares.get(kept.subscriptionId());
        if (share != null && !share.byAge.isEmpty()) {
            bySize.remove(share);
            share.byAge.remove(kept.latest());
            resize(share, -kept.places());
        }
    }

    /** Whether something later of its subscription was given up: it would be a part of a list with gaps. */
    boolean isPast(Kept kept) {
        Share share = shares.get(kept.subscriptionId());
        return share != null
                && share.lastForgotten != null
                && !kept.latest().at().isAfter(share.lastForgotten);
    }

    /** The one to give up next: the oldest of the subscription that holds most. */
    Kept next() {
        return bySize.last().byAge.firstEntry().getValue();
    }

    /** Gives it up, and remembers how far back its subscription is complete since. */
    void forget(Kept kept) {
        remove(kept);
        Share share = shares.get(kept.subscriptionId());
        Instant at = kept.latest().at();
        if (share == null || share.byAge.isEmpty()) {
            shares.remove(kept.subscriptionId());
            lastOfOthers = later(lastOfOthers, at);
        } else {
            share.lastForgotten = later(share.lastForgotten, at);
        }
    }

    /** The latest that was given up of these subscriptions; null where all is there. */
    @Nullable
    Instant lastForgotten(Predicate<SubscriptionId> whose) {
        Instant last = lastOfOthers;
        for (Share share : shares.values()) {
            if (share.lastForgotten != null && whose.test(share.owner)) {
                last = later(last, share.lastForgotten);
            }
        }
        return last;
    }

    static Instant later(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }

    private void resize(Share share, int places) {
        share.places += places;
        taken += places;
        if (!share.byAge.isEmpty()) {
            bySize.add(share);
        }
    }
}
