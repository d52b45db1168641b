package io.silkwire.alert.fakes;

import io.silkwire.alert.subscription.SubscriptionChange;
import io.silkwire.alert.subscription.SubscriptionsInForce;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Subscriptions in memory; a change is in force when it returns. */
public final class SubscriptionShelf implements SubscriptionsInForce {
    private final Map<SubscriptionId, Subscription> all = new ConcurrentHashMap<>();
    private final Clock clock;

    /** With none; changes are dated by this clock. */
    public SubscriptionShelf(Clock clock) {
        this.clock = clock;
    }

    /** Puts one there, in place of the one before. */
    public void put(Subscription subscription) {
        all.put(subscription.id(), subscription);
    }

    /** Sends it so from now on. */
    public void send(SubscriptionId id, Sending sending) {
        all.computeIfPresent(id, (any, old) -> changed(old, old.webhook(), old.state(), sending));
    }

    /** Pauses or resumes it. */
    public void state(SubscriptionId id, Subscription.State state) {
        all.computeIfPresent(id, (any, old) -> changed(old, old.webhook(), state, old.sending()));
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id, int version) {
        return find(id);
    }

    @Override
    public SubscriptionChange disable(SubscriptionId id, String channel, Reason reason) {
        Subscription disabled = all.computeIfPresent(id, (any, old) -> {
            Subscription.Webhook webhook = old.webhook();
            return changed(
                    old,
                    webhook == null
                            ? null
                            : new Subscription.Webhook(
                                    webhook.url(),
                                    webhook.secret(),
                                    webhook.rotation(),
                                    webhook.shape(),
                                    webhook.chat(),
                                    new Subscription.Disabled(clock.instant(), reason)),
                    old.state(),
                    old.sending());
        });
        return disabled == null
                ? new SubscriptionChange.Unknown(id.value())
                : new SubscriptionChange.Saved(disabled, false, List.of());
    }

    private Subscription changed(
            Subscription old, Subscription.@Nullable Webhook webhook, Subscription.State state, Sending sending) {
        return new Subscription(
                old.id(),
                old.version() + 1,
                old.name(),
                old.topics(),
                old.query(),
                old.languages(),
                webhook,
                state,
                old.origin(),
                clock.instant(),
                old.email(),
                sending,
                old.feed());
    }
}
