package io.silkwire.alert.delivery;

import io.silkwire.alert.subscription.SubscriptionsInForce;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.Notice;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.Subscription.Disabled;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.Travel;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after endpoints that fail: warns their owner over the other channels and disables them, as {@link EndpointFate} decides. The
 * warnings are deliveries with ids of their own, so each is given once whatever is restarted. Used by the session's thread.
 */
final class EndpointWarden {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointWarden.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final OwnedPartitions owned;
    private final Map<String, DeliveryChannel> channels;
    private final SubscriptionsInForce subscriptions;
    private final Executor elsewhere;
    private final Set<String> beingDisabled = ConcurrentHashMap.newKeySet();
    private Instant lookedAt = Instant.EPOCH;

    /** @param elsewhere where an endpoint is disabled: that waits for Kafka, and deliveries must not */
    EndpointWarden(
            OwnedPartitions owned,
            Map<String, DeliveryChannel> channels,
            SubscriptionsInForce subscriptions,
            Executor elsewhere) {
        this.owned = owned;
        this.channels = channels;
        this.subscriptions = subscriptions;
        this.elsewhere = elsewhere;
    }

    /** A warning that was recorded and is to be sent. */
    record Warning(Delivery delivery, int partition) {}

    /** Looks at all that fail, now and then. */
    List<Warning> turn(Instant now, Writes writes) {
        List<Warning> warnings = new ArrayList<>();
        if (Duration.between(lookedAt, now).abs().compareTo(EVERY) >= 0) {
            lookedAt = now;
            for (int partition : owned.numbers()) {
                owned.require(partition)
                        .failing()
                        .forEach(id -> Contained.run(
                                () -> warnings.addAll(look(id, partition, now, writes)),
                                e -> LOG.atError()
                                        .addKeyValue("subscriptionId", id)
                                        .setCause(e)
                                        .log("Its endpoints could not be looked at")));
            }
        }
        return warnings;
    }

    /** Looks at the endpoints of one subscription. */
    List<Warning> look(SubscriptionId id, int partition, Instant now, Writes writes) {
        List<Warning> warnings = new ArrayList<>();
        Subscription subscription = subscriptions.find(id).orElse(null);
        if (subscription == null) {
            return warnings;
        }
        PartitionState state = owned.require(partition);
        List<String> failable = channels.values().stream()
                .filter(DeliveryChannel::takesAlerts)
                .map(DeliveryChannel::name)
                .toList();
        for (String channel : failable) {
            Disabled disabled = disabled(subscription, channel);
            EndpointHealth.Failing failing =
                    state.health(id).failing(channel, disabled == null ? since(subscription, channel) : Instant.EPOCH);
            Instant since = failing == null ? disabled == null ? now : disabled.at() : failing.since();
            EndpointFate fate = EndpointFate.of(
                    failing, disabled, number -> state.state(AlertId.ofNotice(id, since, number)) != null, now);
            switch (fate) {
                case EndpointFate.Fine fine -> {}
                case EndpointFate.Disable disable -> disable(subscription, channel, disable.reason());
                case EndpointFate.Warn warn ->
                    warnings.add(new Warning(warn(subscription, channel, warn, now, partition, writes), partition));
            }
        }
        return warnings;
    }

    private void disable(Subscription judged, String channel, Reason reason) {
        SubscriptionId id = judged.id();
        String key = id + "/" + channel;
        if (!beingDisabled.add(key)) {
            return;
        }
        LOG.atWarn()
                .addKeyValue("subscriptionId", id)
                .addKeyValue("channel", channel)
                .addKeyValue("reason", reason.label())
                .log("Endpoint disabled");
        elsewhere.execute(() -> {
            try {
                // Whoever corrected the address meanwhile has another endpoint, which is judged by itself.
                if (subscriptions
                        .find(id)
                        .filter(now -> now.version() == judged.version())
                        .isPresent()) {
                    subscriptions.disable(id, channel, reason);
                }
            } finally {
                beingDisabled.remove(key);
            }
        });
    }

    private Delivery warn(
            Subscription subscription,
            String failing,
            EndpointFate.Warn warn,
            Instant now,
            int partition,
            Writes writes) {
        AlertId id = AlertId.ofNotice(subscription.id(), warn.since(), warn.number());
        List<ChannelDelivery> parts = new ArrayList<>();
        // The page and the log say so too; where there is no other channel they alone.
        parts.add(new ChannelDelivery(DeliveryDecision.LIVE, Delivery.State.DELIVERED, List.of(), null));
        channels.values().stream()
                .filter(channel -> !channel.name().equals(failing) && channel.endpoint(subscription) != null)
                .forEach(channel ->
                        parts.add(new ChannelDelivery(channel.name(), Delivery.State.PENDING, List.of(), now)));
        Notice notice = new Notice(
                id,
                subscription.id(),
                subscription.name(),
                failing,
                host(subscription, failing),
                warn.number(),
                warn.reason(),
                warn.since(),
                warn.disablesAt(),
                warn.disabled());
        Delivery delivery = new Delivery(id, subscription.id(), null, parts, null, now, null, null, notice);
        LOG.atWarn()
                .addKeyValue("subscriptionId", subscription.id())
                .addKeyValue("channel", failing)
                .addKeyValue("reason", warn.reason().label())
                .log("Endpoint fails, its owner is warned");
        owned.record(delivery, Travel.LIVE, partition, writes);
        return delivery;
    }

    /** Another address, or enabling it again, is a new start of an endpoint; no other change of its subscription is. */
    private static Instant since(Subscription subscription, String channel) {
        Subscription.Webhook webhook = subscription.webhook();
        Subscription.Email email = subscription.email();
        Instant since = switch (channel) {
            case "webhook" -> webhook == null ? null : webhook.since();
            case "email" -> email == null ? null : email.since();
            default -> null;
        };
        return since == null ? subscription.updatedAt() : since;
    }

    private static @Nullable Disabled disabled(Subscription subscription, String channel) {
        Subscription.Webhook webhook = subscription.webhook();
        Subscription.Email email = subscription.email();
        return switch (channel) {
            case "webhook" -> webhook == null ? null : webhook.disabled();
            case "email" -> email == null ? null : email.disabled();
            default -> null;
        };
    }

    private static String host(Subscription subscription, String channel) {
        Subscription.Webhook webhook = subscription.webhook();
        return channel.equals("webhook") && webhook != null
                ? Optional.ofNullable(URI.create(webhook.url()).getHost()).orElse("its address")
                : "its mailbox";
    }
}
