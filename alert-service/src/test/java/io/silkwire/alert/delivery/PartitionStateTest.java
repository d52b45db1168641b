package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.HoldReason;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.Travel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is remembered of a partition, however long it is owned. */
class PartitionStateTest {
    private final PartitionState state = new PartitionState();

    @Test
    void aYearOfDeliveriesTakesNoMoreThanThoseThatKafkaKeeps() {
        int most = 0;
        for (int hour = 0; hour < 365 * 24; hour++) {
            Instant now = Alerts.NOON.plus(Duration.ofHours(hour));
            // Each subscription is used for a week and left then, some of its endpoints failing.
            SubscriptionId id = new SubscriptionId("week-" + hour / 168);
            state.put(delivery(id, "s" + hour, hour % 3 == 0 ? "receiver-error" : null, null, now), Travel.LIVE);
            state.forgetOld(now);
            most = Math.max(most, state.size());
        }
        // Ninety days at rest; of the others a third failed; ledgers and endpoints of fourteen weeks.
        assertThat(most).isLessThanOrEqualTo(90 * 24 + 90 * 24 / 3 + 3 * 14 + 10);
    }

    @Test
    void whatIsStillToBeSentIsNeverForgotten() {
        SubscriptionId id = new SubscriptionId("water");
        Delivery held = delivery(id, "held", null, Alerts.NOON.plus(Duration.ofDays(400)), Alerts.NOON);
        state.put(held, Travel.LIVE);
        state.forgetOld(Alerts.NOON.plus(Duration.ofDays(300)));

        assertThat(state.open(held.alertId())).isNotNull();
        assertThat(state.ledger(id).held()).hasSize(1);
    }

    private static Delivery delivery(
            SubscriptionId id, String statement, @Nullable String failure, @Nullable Instant until, Instant at) {
        Alert alert = Alerts.at(id, statement, true, at);
        Delivery.State end = failure == null ? Delivery.State.DELIVERED : Delivery.State.FAILED;
        Delivery.State stands = until == null ? end : Delivery.State.HELD;
        return new Delivery(
                alert.id(),
                id,
                alert.statementId(),
                List.of(new Delivery.ChannelDelivery(
                        "webhook",
                        stands,
                        List.of(new Delivery.Attempt(at, failure == null ? 204 : 500, failure, 1)),
                        until)),
                until == null ? null : alert,
                at,
                new Delivery.Timing(
                        at, Severity.ROUTINE, 1, until == null ? null : HoldReason.SNOOZED, until, null, null),
                null,
                null);
    }
}
