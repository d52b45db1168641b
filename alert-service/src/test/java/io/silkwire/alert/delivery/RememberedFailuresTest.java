package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.Travel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedFailuresTest {
    private static final SubscriptionId ID = new SubscriptionId("s");
    private final PartitionState state = new PartitionState();

    @Test
    void whatFailedBeyondWhatIsRememberedIsKnownToBeMissing() {
        for (int i = 0; i < 5_000; i++) {
            fail(i);
        }
        assertThat(state.failedSince(ID, Alerts.NOON)).hasSize(5_000);
        assertThat(state.hasForgottenSince(Alerts.NOON)).isFalse();

        fail(5_000);

        assertThat(state.failedSince(ID, Alerts.NOON)).hasSize(5_000);
        assertThat(state.hasForgottenSince(Alerts.NOON)).as("the first one").isTrue();
        assertThat(state.hasForgottenSince(second(1))).isFalse();
    }

    private void fail(int i) {
        Alert alert = Alerts.of(ID, "a" + i, true);
        Delivery.ChannelDelivery part = new Delivery.ChannelDelivery("webhook", Delivery.State.FAILED, List.of(), null);
        state.put(new Delivery(alert.id(), ID, alert.statementId(), List.of(part), alert, second(i)), Travel.LIVE);
    }

    private static Instant second(int i) {
        return Alerts.NOON.plusSeconds(i);
    }
}
