package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointHealthTest {
    private static final Instant FIRST = Alerts.NOON;
    private final EndpointHealth health = new EndpointHealth();

    @Test
    void itFailsSinceTheFirstFailureAfterItsLastSuccess() {
        tried("receiver-error", null, "receiver-error", "receiver-unreachable", "receiver-unreachable");

        assertThat(health.failing("email", Instant.EPOCH))
                .isEqualTo(new EndpointHealth.Failing(hour(2), "receiver-unreachable", 2, hour(3)));
        assertThat(health.failing("email", hour(4)))
                .isEqualTo(new EndpointHealth.Failing(hour(4), "receiver-unreachable"));
    }

    @Test
    void whatSaysNothingAboutTheEndpointDoesNotMakeItFail() {
        tried("relay-failed", "endpoint-disabled", "smtp-not-configured", "step-failed", "given-up");

        assertThat(health.isFailing()).isFalse();
        assertThat(health.failing("email", Instant.EPOCH)).isNull();
    }

    @Test
    void whoSaysTooManyIsThere() {
        Alert alert = Alerts.of(new SubscriptionId("s"), "a", true);
        put(alert, List.of(new Delivery.Attempt(FIRST, 429, "throttled", 1)));
        assertThat(health.isFailing()).isFalse();
        put(alert, List.of(new Delivery.Attempt(FIRST, 503, "throttled", 1)));
        assertThat(health.isFailing()).isTrue();
    }

    private void tried(@Nullable String... reasons) {
        List<Delivery.Attempt> attempts = new ArrayList<>();
        for (String reason : reasons) {
            attempts.add(new Delivery.Attempt(hour(attempts.size()), 0, reason, 1));
        }
        put(Alerts.of(new SubscriptionId("s"), "a", true), attempts);
    }

    private void put(Alert alert, List<Delivery.Attempt> attempts) {
        health.put(new Delivery(
                alert.id(),
                alert.subscriptionId(),
                alert.statementId(),
                List.of(new Delivery.ChannelDelivery("email", Delivery.State.FAILED, attempts, null)),
                alert,
                FIRST));
    }

    private static Instant hour(int hour) {
        return FIRST.plus(Duration.ofHours(hour));
    }
}
