package io.silkwire.alert.delivery.webhook;

import io.silkwire.alert.alert.AlertView;
import io.silkwire.contracts.Alert;
import java.time.Instant;

/**
 * The body of a webhook (Standard Webhooks, "Payload structure"). The same alert has the same body in every attempt.
 *
 * @param type {@value #ALERT_CREATED}
 * @param timestamp when the alert was made, not when it was sent
 */
record WebhookMessage(String type, Instant timestamp, AlertView data) {
    static final String ALERT_CREATED = "alert.created";

    static WebhookMessage of(Alert alert) {
        return new WebhookMessage(ALERT_CREATED, alert.matchedAt(), AlertView.of(alert));
    }
}
