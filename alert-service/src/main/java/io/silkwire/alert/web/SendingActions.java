package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.silkwire.alert.account.Audit;
import io.silkwire.alert.delivery.Deliveries;
import io.silkwire.alert.delivery.DeliveryRequests;
import io.silkwire.alert.delivery.feed.FeedToken;
import io.silkwire.alert.live.OwnedAlerts;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.subscription.SubscriptionChange;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Subscription;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does what the buttons of the page of sending say, and tells in words how that went. */
@Singleton
final class SendingActions {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Outcome GONE = new Outcome(false, "It is not there any more.");

    private final OwnedSubscriptions subscriptions;
    private final Deliveries deliveries;
    private final DeliveryRequests requests;
    private final OwnedAlerts alerts;
    private final Audit audit;
    private final Clock clock = Clock.systemUTC();

    SendingActions(
            OwnedSubscriptions subscriptions,
            Deliveries deliveries,
            DeliveryRequests requests,
            OwnedAlerts alerts,
            Audit audit) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.requests = requests;
        this.alerts = alerts;
        this.audit = audit;
    }

    /** How it went, in words. */
    record Outcome(boolean done, String words) {}

    /** @param subscription that the sender of the request may change */
    Outcome act(HttpRequest<?> request, Subscription subscription, String action, SubmittedForm form) {
        return switch (action) {
            case "sample" -> sample(request, subscription);
            case "recover" -> recover(request, subscription);
            case "resend" -> resend(request, subscription, form.text("id"));
            case "rotate" -> rotate(request, subscription);
            case "enable" -> enable(request, subscription, form.text("channel"));
            case "feed" -> feed(request, subscription);
            case "unfeed" -> unfeed(request, subscription);
            case "hand-over" -> handOver(request, subscription, form.text("owner"));
            default -> new Outcome(false, "There is no such button.");
        };
    }

    private Outcome sample(HttpRequest<?> request, Subscription subscription) {
        Optional<Alert> alert = alerts.sampleFor(subscription);
        if (alert.isEmpty()) {
            return new Outcome(false, "Nothing was matched yet that could be a sample.");
        }
        List<Deliveries.SampleSent> sent = deliveries.sample(subscription, alert.get());
        audit.tell(request, "subscription.sample", subscription.id().value(), "done");
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

    private Outcome recover(HttpRequest<?> request, Subscription subscription) {
        requests.recover(subscription.id(), clock.instant().minus(DAY));
        audit.tell(request, "subscription.recover", subscription.id().value(), "done");
        return new Outcome(true, "What failed in the last 24 hours is sent again.");
    }

    private Outcome resend(HttpRequest<?> request, Subscription subscription, String id) {
        Optional<Delivery> delivery = alerts.deliveriesOf(subscription).stream()
                .filter(one -> one.alertId().value().equals(id))
                .findFirst();
        if (delivery.isEmpty() || delivery.get().state().isOpen()) {
            return new Outcome(false, "It is not there any more, or is still being sent.");
        }
        requests.resend(
                subscription.id(),
                delivery.get().alertId(),
                alerts.alertOf(delivery.get()).orElse(null));
        audit.tell(request, "delivery.resend", id, "done");
        return new Outcome(true, "It is sent again.");
    }

    private Outcome rotate(HttpRequest<?> request, Subscription subscription) {
        return change(request, subscription, "subscription.rotate-secret", (all, one) -> all.rotateSecret(one, DAY))
                                instanceof SubscriptionChange.Saved(Subscription after, boolean isNew)
                        && isNew
                        && after.webhook() != null
                ? new Outcome(
                        true,
                        "New signing secret, shown this once: "
                                + after.webhook().secret() + ". The one before signs beside it for 24 hours.")
                : new Outcome(false, "It has no webhook.");
    }

    private Outcome enable(HttpRequest<?> request, Subscription subscription, String channel) {
        return change(request, subscription, "subscription.enable", (all, one) -> all.enable(one, channel))
                        instanceof SubscriptionChange.Saved
                ? new Outcome(true, "Enabled again.")
                : GONE;
    }

    private Outcome feed(HttpRequest<?> request, Subscription subscription) {
        String token = FeedToken.make();
        String hash = FeedToken.hash(token);
        return change(request, subscription, "subscription.feed", (all, one) -> all.feed(one, hash))
                        instanceof SubscriptionChange.Saved
                ? new Outcome(
                        true,
                        "Its feed, shown this once: /feeds/" + token + "/atom.xml or /feeds/" + token + "/feed.json")
                : GONE;
    }

    private Outcome unfeed(HttpRequest<?> request, Subscription subscription) {
        return change(request, subscription, "subscription.unfeed", (all, one) -> all.feed(one, null))
                        instanceof SubscriptionChange.Saved
                ? new Outcome(true, "Nobody can read the feed any more.")
                : GONE;
    }

    /** @param owner blank for the installation itself */
    private Outcome handOver(HttpRequest<?> request, Subscription subscription, String owner) {
        String heir = owner.isBlank() ? null : owner.strip();
        return switch (subscriptions.handOver(request, subscription.id().value(), heir)) {
            case SubscriptionChange.Saved saved ->
                new Outcome(
                        true,
                        heir == null
                                ? "It is the installation's own now: every analyst may read it and its alerts."
                                : "It belongs to " + heir + " now. Its feed, if it had one, was taken away.");
            case SubscriptionChange.Refused refused ->
                new Outcome(
                        false,
                        Wording.sentence(refused.errors().getFirst().message()) + ": "
                                + refused.errors().getFirst().remedy() + ".");
            case SubscriptionChange.ReadOnly readOnly ->
                new Outcome(false, "Only an admin may hand a subscription over.");
            case SubscriptionChange.Unknown unknown -> GONE;
        };
    }

    private SubscriptionChange change(
            HttpRequest<?> request, Subscription subscription, String action, OwnedSubscriptions.Change how) {
        return subscriptions.change(request, subscription.id().value(), action, how);
    }
}
