package io.silkwire.alert.delivery;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Subscription;
import java.time.Instant;

/** Makes a sample for a subscription out of a real alert, under an id of its own. */
final class Samples {
    private Samples() {}

    static Alert of(Alert alert, Subscription subscription, Instant now) {
        return new Alert(
                AlertId.ofSample(subscription.id(), now),
                subscription.id(),
                subscription.name(),
                subscription.version(),
                alert.statementId(),
                alert.revision(),
                alert.sourceId(),
                alert.title(),
                alert.url(),
                alert.publisher(),
                alert.publishedAt(),
                alert.language(),
                alert.topics(),
                alert.because(),
                alert.lane(),
                true,
                now,
                alert.change(),
                alert.severity());
    }
}
