package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.silkwire.alert.account.Audit;
import io.silkwire.alert.account.Caller;
import io.silkwire.alert.account.Throttle;
import io.silkwire.alert.delivery.Deliveries;
import io.silkwire.alert.live.OwnedAlerts;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Subscription;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Somebody who wants to see how alerts arrive → a real one, sent as a sample; the same for the API and the page. Few an hour. */
@Singleton
final class Sampling {
    /** Enough to try things out; whoever sends more uses it to reach others. */
    private static final int AN_HOUR = 20;

    private final OwnedAlerts alerts;
    private final Deliveries deliveries;
    private final Audit audit;
    private final Throttle throttle = new Throttle(AN_HOUR, Duration.ofHours(1));

    Sampling(OwnedAlerts alerts, Deliveries deliveries, Audit audit) {
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.audit = audit;
    }

    /** What became of it. */
    sealed interface Outcome {
        /** It was sent, or tried to be, over these channels. */
        record Sent(List<Deliveries.SampleSent> channels) implements Outcome {}

        /** There is nothing that could be one yet. */
        record NothingYet() implements Outcome {}

        /** Whoever asks has had enough of them for now. */
        record TooMany(Duration again) implements Outcome {
            String words() {
                return "you have had " + AN_HOUR + " samples within an hour; ask again in "
                        + Math.max(1, again.toMinutes()) + " minutes";
            }
        }
    }

    Outcome sample(HttpRequest<?> request, Subscription subscription) {
        Optional<Alert> alert = alerts.sampleFor(subscription);
        if (alert.isEmpty()) {
            return new Outcome.NothingYet();
        }
        Optional<Duration> again = throttle.take(Caller.of(request).id());
        if (again.isPresent()) {
            return new Outcome.TooMany(again.get());
        }
        List<Deliveries.SampleSent> sent = deliveries.sample(subscription, alert.get());
        audit.tell(request, "subscription.sample", subscription.id().value(), "done");
        return new Outcome.Sent(sent);
    }
}
