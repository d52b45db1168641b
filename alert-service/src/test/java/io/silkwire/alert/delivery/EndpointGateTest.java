package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndpointGateTest {
    private static final Instant NOW = Alerts.NOON;
    private static final Pace PACE = new Pace(3, Duration.ofSeconds(10));
    private static final DeliveryOutcome FAILED = new DeliveryOutcome.Retryable(500, Reason.RECEIVER_ERROR, null);

    private final EndpointGate gate = new EndpointGate();

    @Test
    void aBurstGoesAtOnceAndThenOneInEachStep() {
        for (int i = 0; i < 3; i++) {
            assertThat(gate.opens("a", PACE, NOW)).isEqualTo(NOW);
            gate.begun("a", PACE, NOW);
        }
        assertThat(gate.opens("a", PACE, NOW)).isEqualTo(NOW.plusSeconds(10));
        assertThat(gate.opens("b", PACE, NOW)).isEqualTo(NOW);
        Instant later = NOW.plusSeconds(10);
        gate.begun("a", PACE, later);
        assertThat(gate.opens("a", PACE, later)).isEqualTo(NOW.plusSeconds(20));
        assertThat(gate.opens("a", PACE, NOW.plusSeconds(100))).isEqualTo(NOW.plusSeconds(100));
    }

    @Test
    void afterFiveFailuresItIsLeftAloneLongerAndLongerUntilOneSucceeds() {
        Pace quick = new Pace(100, Duration.ZERO);
        for (int i = 0; i < EndpointGate.TRIPS_AT - 1; i++) {
            gate.ended("a", FAILED, NOW);
        }
        assertThat(gate.opens("a", quick, NOW)).isEqualTo(NOW);
        gate.ended("a", FAILED, NOW);
        assertThat(gate.opens("a", quick, NOW)).isEqualTo(NOW.plus(EndpointGate.FIRST_PAUSE));
        gate.ended("a", FAILED, NOW);
        assertThat(gate.opens("a", quick, NOW)).isEqualTo(NOW.plus(EndpointGate.FIRST_PAUSE.multipliedBy(2)));
        for (int i = 0; i < 40; i++) {
            gate.ended("a", FAILED, NOW);
        }
        assertThat(gate.opens("a", quick, NOW)).isEqualTo(NOW.plus(EndpointGate.LONGEST_PAUSE));

        gate.ended("a", new DeliveryOutcome.Delivered(200), NOW);
        assertThat(gate.opens("a", quick, NOW)).isEqualTo(NOW);
    }
}
