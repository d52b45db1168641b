package io.silkwire.alert.delivery.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.silkwire.alert.alert.AlertView;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Digest;
import io.silkwire.contracts.SubscriptionId;
import java.time.Instant;
import java.util.List;

/**
 * The body of a webhook (Standard Webhooks, "Payload structure"). The same message has the same body in every attempt.
 *
 * @param type {@code alert.created}, {@code alert.sample}, {@code alerts.digest} or {@code endpoint.failing}
 * @param timestamp when the message came to be, not when it was sent
 * @param data an {@link AlertView}, a {@link DigestView} or a notice
 */
record WebhookMessage(String type, Instant timestamp, Object data) {
    /** Several alerts. */
    record DigestView(
            AlertId id,
            SubscriptionId subscriptionId,
            String subscriptionName,
            Digest.Kind kind,
            Instant slot,
            List<ItemView> alerts,
            int more) {
        static DigestView of(Digest digest) {
            return new DigestView(
                    digest.id(),
                    digest.subscriptionId(),
                    digest.subscriptionName(),
                    digest.kind(),
                    digest.slot(),
                    digest.items().stream()
                            .map(item -> new ItemView(AlertView.of(item.alert()), item.copies()))
                            .toList(),
                    digest.more());
        }
    }

    /** One of them. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ItemView(AlertView alert, List<Digest.Copy> copies) {}

    static WebhookMessage of(Outgoing message) {
        return switch (message) {
            case Outgoing.One one ->
                new WebhookMessage(
                        one.sample() ? "alert.sample" : "alert.created",
                        one.at(),
                        AlertView.of(one.alert(), one.severity()));
            case Outgoing.Several several ->
                new WebhookMessage("alerts.digest", several.at(), DigestView.of(several.digest()));
            case Outgoing.Warning warning -> new WebhookMessage("endpoint.failing", warning.at(), warning.notice());
        };
    }
}
