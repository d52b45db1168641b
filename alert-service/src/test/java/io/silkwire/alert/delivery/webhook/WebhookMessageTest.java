package io.silkwire.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.SubscriptionId;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What stands in the body of a webhook. */
class WebhookMessageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theBodySaysHowMuchAnAlertPressesAsItsDeliveryKeptIt() throws IOException {
        assertThat(body(Severity.URGENT).at("/data/severity").asText()).isEqualTo("urgent");
        assertThat(body(Severity.ROUTINE).at("/data/severity").asText()).isEqualTo("routine");
    }

    private static JsonNode body(Severity severity) throws IOException {
        Alert alert = Alerts.of(new SubscriptionId("water"), "a", true);
        Delivery delivery = new Delivery(
                alert.id(),
                alert.subscriptionId(),
                alert.statementId(),
                List.of(),
                alert,
                Alerts.NOON,
                new Delivery.Timing(Alerts.NOON, severity, 1, null, null, null, null),
                null,
                null);
        Outgoing message = Objects.requireNonNull(Outgoing.of(delivery));
        return JSON.readTree(JsonCodec.write(WebhookMessage.of(message)));
    }
}
