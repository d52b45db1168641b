package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.silkwire.alert.delivery.Deliveries;
import io.silkwire.alert.delivery.feed.FeedToken;
import io.silkwire.alert.live.OwnedAlerts;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.subscription.SubscriptionChange;
import io.silkwire.alert.subscription.SubscriptionView;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Subscription;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Does what the buttons of the page of sending say, and tells in words how that went. */
@Singleton
final class SendingActions {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Outcome GONE = new Outcome(false, "It is not there any more.");

    private final OwnedSubscriptions subscriptions;
    private final Sampling sampling;
    private final Resending resending;
    private final OwnedAlerts alerts;
    private final Clock clock = Clock.systemUTC();

    SendingActions(OwnedSubscriptions subscriptions, Sampling sampling, Resending resending, OwnedAlerts alerts) {
        this.subscriptions = subscriptions;
        this.sampling = sampling;
        this.resending = resending;
        this.alerts = alerts;
    }

    /** How it went, in words. */
    record Outcome(boolean done, String words) {}

    /** @param subscription that the sender of the request may change */
    Outcome act(HttpRequest<?> request, Subscription subscription, String action, SubmittedForm form) {
        return switch (action) {
            case "sample" -> sample(request, subscription);
            case "recover" -> recover(request, subscription, form.text("hours"));
            case "resend" -> resend(request, subscription, form.text("id"));
            case "rotate" -> rotate(request, subscription, form.text("signature"));
            case "enable" -> enable(request, subscription, form.text("channel"));
            case "feed" -> feed(request, subscription);
            case "unfeed" -> unfeed(request, subscription);
            case "hand-over" -> handOver(request, subscription, form.text("owner"));
            default -> new Outcome(false, "There is no such button.");
        };
    }

    private Outcome sample(HttpRequest<?> request, Subscription subscription) {
        return switch (sampling.sample(request, subscription)) {
            case Sampling.Outcome.NothingYet none ->
                new Outcome(false, "Nothing was matched yet that could be a sample.");
            case Sampling.Outcome.TooMany many -> new Outcome(false, Wording.sentence(many.words()) + ".");
            case Sampling.Outcome.Sent(List<Deliveries.SampleSent> sent) ->
                sent.isEmpty()
                        ? new Outcome(false, "It goes nowhere a sample could be sent to.")
                        : new Outcome(
                                true, sent.stream().map(SendingActions::words).collect(Collectors.joining("; ")));
        };
    }

    private static String words(Deliveries.SampleSent one) {
        Delivery.Attempt attempt = one.attempt();
        String end = attempt.reason() == null ? "taken" : attempt.reason().replace('-', ' ');
        return "Sample over " + one.channel() + ": " + end
                + (attempt.status() == 0 ? "" : ", status " + attempt.status())
                + (attempt.status() == 0 && attempt.answer() != null ? " " + attempt.answer() : "");
    }

    /** @param hours since how many hours ago */
    private Outcome recover(HttpRequest<?> request, Subscription subscription, String hours) {
        if (!hours.matches("[0-9]{1,5}")) {
            return new Outcome(false, "Choose since when.");
        }
        Instant since = clock.instant().minus(Duration.ofHours(Long.parseLong(hours)));
        return told(resending.recover(request, subscription, since));
    }

    private Outcome resend(HttpRequest<?> request, Subscription subscription, String id) {
        return alerts.delivery(request, id)
                .filter(one -> one.subscriptionId().equals(subscription.id()))
                .map(delivery -> told(resending.resend(request, delivery)))
                .orElse(new Outcome(false, "It is not there any more."));
    }

    private static Outcome told(Resending.Outcome outcome) {
        return switch (outcome) {
            case Resending.Outcome.Asked(String words) -> new Outcome(true, Wording.sentence(words) + ".");
            case Resending.Outcome.Refused(String why) -> new Outcome(false, Wording.sentence(why) + ".");
        };
    }

    /** @param signature kind of the new secret; blank for that of the one before */
    private Outcome rotate(HttpRequest<?> request, Subscription subscription, String signature) {
        String kind = signature.isBlank() ? null : signature;
        return switch (change(
                request, subscription, "subscription.rotate-secret", (all, one) -> all.rotateSecret(one, kind, DAY))) {
            case SubscriptionChange.Saved saved when saved.secretIsNew() -> new Outcome(true, words(saved));
            case SubscriptionChange.Refused refused ->
                new Outcome(false, Wording.sentence(refused.errors().getFirst().toString()) + ".");
            default -> new Outcome(false, "It has no webhook.");
        };
    }

    private static String words(SubscriptionChange.Saved saved) {
        SubscriptionView.WebhookView webhook =
                Objects.requireNonNull(SubscriptionView.of(saved).webhook());
        return (webhook.secret() == null
                        ? "New key pair. Its public key, by which your receiver verifies: " + webhook.publicKey()
                        : "New signing secret, shown this once: " + webhook.secret())
                + ". The one before signs beside it for 24 hours.";
    }

    private Outcome enable(HttpRequest<?> request, Subscription subscription, String channel) {
        return change(request, subscription, "subscription.enable", (all, one) -> all.enable(one, channel))
                        instanceof SubscriptionChange.Saved
                ? new Outcome(true, "Enabled again. What failed meanwhile is sent by Recover.")
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
