package io.silkwire.alert.web;

import io.silkwire.alert.delivery.Deliveries;
import io.silkwire.alert.delivery.DeliveryRequests;
import io.silkwire.alert.delivery.feed.FeedToken;
import io.silkwire.alert.live.LiveAlerts;
import io.silkwire.alert.subscription.SubscriptionChange;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Subscription;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does what the buttons of the page of sending say, and tells in words how that went. */
@Singleton
final class SendingActions {
    private static final Duration DAY = Duration.ofHours(24);

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final DeliveryRequests requests;
    private final LiveAlerts live;
    private final Clock clock = Clock.systemUTC();

    SendingActions(Subscriptions subscriptions, Deliveries deliveries, DeliveryRequests requests, LiveAlerts live) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.requests = requests;
        this.live = live;
    }

    /** How it went, in words. */
    record Outcome(boolean done, String words) {}

    Outcome act(Subscription subscription, String action, SubmittedForm form) {
        return switch (action) {
            case "sample" -> sample(subscription);
            case "recover" -> recover(subscription);
            case "resend" -> resend(subscription, Objects.requireNonNullElse(form.value("id"), ""));
            case "rotate" -> rotate(subscription);
            case "enable" -> enable(subscription, Objects.requireNonNullElse(form.value("channel"), ""));
            case "feed" -> feed(subscription);
            case "unfeed" -> unfeed(subscription);
            default -> new Outcome(false, "There is no such button.");
        };
    }

    private Outcome sample(Subscription subscription) {
        Optional<Alert> alert = live.latestFor(subscription.id());
        if (alert.isEmpty()) {
            return new Outcome(false, "Nothing was matched yet that could be a sample.");
        }
        List<Deliveries.SampleSent> sent = deliveries.sample(subscription, alert.get());
        return sent.isEmpty()
                ? new Outcome(false, "It goes nowhere a sample could be sent to.")
                : new Outcome(
                        true,
                        sent.stream()
                                .map(one -> "Sample over " + one.channel() + ": "
                                        + (one.attempt().reason() == null
                                                ? "taken"
                                                : one.attempt().reason())
                                        + (one.attempt().status() == 0
                                                ? ""
                                                : ", status " + one.attempt().status()))
                                .collect(Collectors.joining("; ")));
    }

    private Outcome recover(Subscription subscription) {
        requests.recover(subscription.id(), clock.instant().minus(DAY));
        return new Outcome(true, "What failed in the last 24 hours is sent again.");
    }

    private Outcome resend(Subscription subscription, String id) {
        Optional<Delivery> delivery =
                live.delivery(id).filter(one -> one.subscriptionId().equals(subscription.id()));
        if (delivery.isEmpty() || delivery.get().state().isOpen()) {
            return new Outcome(false, "It is not there any more, or is still being sent.");
        }
        requests.resend(
                subscription.id(),
                delivery.get().alertId(),
                live.alert(delivery.get().alertId()).orElse(null));
        return new Outcome(true, "It is sent again.");
    }

    private Outcome rotate(Subscription subscription) {
        return subscriptions.rotateSecret(subscription.id(), DAY)
                                instanceof SubscriptionChange.Saved(Subscription after, boolean isNew)
                        && isNew
                        && after.webhook() != null
                ? new Outcome(
                        true,
                        "New signing secret, shown this once: "
                                + after.webhook().secret() + ". The one before signs beside it for 24 hours.")
                : new Outcome(false, "It has no webhook.");
    }

    private Outcome enable(Subscription subscription, String channel) {
        return subscriptions.enable(subscription.id(), channel) instanceof SubscriptionChange.Saved
                ? new Outcome(true, "Enabled again.")
                : new Outcome(false, "It is not there any more.");
    }

    private Outcome feed(Subscription subscription) {
        String token = FeedToken.make();
        return subscriptions.feed(subscription.id(), FeedToken.hash(token)) instanceof SubscriptionChange.Saved
                ? new Outcome(
                        true,
                        "Its feed, shown this once: /feeds/" + token + "/atom.xml or /feeds/" + token + "/feed.json")
                : new Outcome(false, "It is not there any more.");
    }

    private Outcome unfeed(Subscription subscription) {
        return subscriptions.feed(subscription.id(), null) instanceof SubscriptionChange.Saved
                ? new Outcome(true, "Nobody can read the feed any more.")
                : new Outcome(false, "It is not there any more.");
    }
}
