package io.silkwire.alert.match;

import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.subscription.SubscriptionListener;
import io.silkwire.alert.subscription.SubscriptionQuery;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the compiled set of the active subscriptions: a new snapshot is compiled aside and takes the place of the old one at
 * once. What did not change is not resolved again.
 */
@Singleton
public final class MatchSets implements SubscriptionListener {
    private static final Logger LOG = LoggerFactory.getLogger(MatchSets.class);

    private Map<SubscriptionId, MatchSetBuilder.Prepared> prepared = Map.of();
    private volatile MatchSet current = MatchSet.EMPTY;

    /** The set in force. */
    MatchSet current() {
        return current;
    }

    @Override
    public void onSubscriptions(List<Subscription> snapshot) {
        Map<SubscriptionId, MatchSetBuilder.Prepared> next = new HashMap<>();
        List<MatchSetBuilder.Prepared> active = new ArrayList<>();
        for (Subscription subscription : snapshot) {
            MatchSetBuilder.Prepared ready =
                    subscription.state() == Subscription.State.ACTIVE ? prepare(subscription) : null;
            if (ready != null) {
                next.put(subscription.id(), ready);
                active.add(ready);
            }
        }
        current = MatchSetBuilder.build(active);
        prepared = next;
    }

    private MatchSetBuilder.@Nullable Prepared prepare(Subscription subscription) {
        MatchSetBuilder.Prepared known = prepared.get(subscription.id());
        if (known != null && known.subscription().equals(subscription)) {
            return known;
        }
        try {
            return MatchSetBuilder.prepare(subscription, SubscriptionQuery.of(subscription));
        } catch (QuerySyntaxException e) {
            // Checked when it was saved: it was written by a version that knew another language.
            LOG.atWarn()
                    .addKeyValue("subscriptionId", subscription.id())
                    .addKeyValue("reason", Reason.INVALID_DEFINITION.label())
                    .setCause(e)
                    .log("Subscription is not matched: its query cannot be read");
            return null;
        }
    }
}
