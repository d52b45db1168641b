package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.silkwire.alert.account.Audit;
import io.silkwire.alert.delivery.DeliveryRequests;
import io.silkwire.alert.delivery.SentMessages;
import io.silkwire.alert.live.OwnedAlerts;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Subscription;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What somebody wants sent again → a request to whoever owns it, or why that cannot be; the same for the API and the page. */
@Singleton
final class Resending {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final OwnedAlerts alerts;
    private final SentMessages messages;
    private final DeliveryRequests requests;
    private final Audit audit;
    private final Clock clock = Clock.systemUTC();

    Resending(OwnedAlerts alerts, SentMessages messages, DeliveryRequests requests, Audit audit) {
        this.alerts = alerts;
        this.messages = messages;
        this.requests = requests;
        this.audit = audit;
    }

    /** What became of it. */
    sealed interface Outcome {
        /** It is on its way; in words. */
        record Asked(String words) implements Outcome {}

        /** It is not, and why. */
        record Refused(String words) implements Outcome {}
    }

    /** One that is over is sent again, one that waits for its next try is tried now. */
    Outcome resend(HttpRequest<?> request, Delivery delivery) {
        if (delivery.state() == Delivery.State.HELD) {
            return new Outcome.Refused("it is still held, and is sent without being asked when its time comes");
        }
        boolean waits = delivery.state() == Delivery.State.PENDING;
        Optional<Delivery> whole = waits ? Optional.of(delivery) : whole(delivery);
        if (whole.isEmpty()) {
            return new Outcome.Refused("what it said is kept no more, so it cannot be sent again");
        }
        requests.resend(whole.get());
        audit.tell(request, "delivery.resend", delivery.alertId().value(), "done");
        return new Outcome.Asked(waits ? "it is tried now" : "it is sent again");
    }

    private Optional<Delivery> whole(Delivery delivery) {
        return alerts.alertOf(delivery)
                .map(alert -> new Delivery(
                        delivery.alertId(),
                        delivery.subscriptionId(),
                        delivery.statementId(),
                        delivery.channels(),
                        alert,
                        delivery.updatedAt(),
                        delivery.timing(),
                        null,
                        null))
                .or(() -> messages.whole(delivery));
    }

    /** How many of the latest deliveries of this subscription failed since then; older ones are not counted. */
    long failedSince(Subscription subscription, Instant since) {
        return alerts.deliveriesOf(subscription).stream()
                .filter(one ->
                        one.state() == Delivery.State.FAILED && !one.updatedAt().isBefore(since))
                .count();
    }

    /** Everything that failed since then is sent again. */
    Outcome recover(HttpRequest<?> request, Subscription subscription, Instant since) {
        Instant now = clock.instant();
        if (since.isAfter(now)) {
            return new Outcome.Refused("since is yet to come; write a moment that is over");
        }
        if (since.isBefore(now.minus(LONGEST))) {
            return new Outcome.Refused("since is more than a year ago; nothing is kept for so long");
        }
        long failed = failedSince(subscription, since);
        requests.recover(subscription.id(), since);
        audit.tell(request, "subscription.recover", subscription.id().value(), "done");
        return new Outcome.Asked((failed == 1 ? "1 of the latest deliveries" : failed + " of the latest deliveries")
                + " failed since then, and with any older ones "
                + (failed == 1 ? "is" : "are") + " sent again; the log shows how that goes");
    }
}
