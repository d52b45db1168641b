package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    @Test
    void whatAReceiverAsksForHoldsForAllThatGoesThereAndIsNoFailure() {
        DeliveryOutcome later = new DeliveryOutcome.Retryable(429, Reason.THROTTLED, Duration.ofMinutes(2));
        for (int i = 0; i < 20; i++) {
            gate.ended("a", later, NOW);
        }
        assertThat(gate.opens("a", Pace.FREE, NOW)).isEqualTo(NOW.plusSeconds(120));
        assertThat(gate.opens("a", Pace.FREE, NOW.plusSeconds(120))).isEqualTo(NOW.plusSeconds(120));
        gate.probe("a");
        assertThat(gate.opens("a", Pace.FREE, NOW))
                .as("also when somebody is impatient")
                .isEqualTo(NOW.plusSeconds(120));
        gate.ended("a", new DeliveryOutcome.Retryable(429, Reason.THROTTLED, Duration.ofDays(300)), NOW);
        assertThat(gate.opens("a", Pace.FREE, NOW)).isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void whoSaysTooManyAndNotForHowLongIsAskedLessAndLessOften() {
        DeliveryOutcome later = new DeliveryOutcome.Retryable(429, Reason.THROTTLED, null);
        gate.ended("a", later, NOW);
        assertThat(gate.opens("a", Pace.FREE, NOW)).isEqualTo(NOW.plus(EndpointGate.FIRST_PATIENCE));
        gate.ended("a", later, NOW);
        assertThat(gate.opens("a", Pace.FREE, NOW)).isEqualTo(NOW.plus(EndpointGate.FIRST_PATIENCE.multipliedBy(2)));
    }

    @Test
    void aRelayThatFailsForSeveralIsLeftAloneByAllAndOneProbeGoesFirst() {
        DeliveryOutcome down = new DeliveryOutcome.Retryable(0, Reason.RELAY_FAILED, null);
        for (int i = 0; i < 20; i++) {
            gate.ended("one", "relay", down, NOW);
        }
        List<Limit> other = List.of(new Limit("other", Pace.FREE));
        assertThat(gate.opens(other, "relay", NOW))
                .as("one mailbox closes the way of no other")
                .isEqualTo(NOW);

        gate.ended("two", "relay", down, NOW);
        Instant again = gate.opens(other, "relay", NOW);
        assertThat(again).isAfter(NOW);
        gate.ended("off", "relay", new DeliveryOutcome.Stopped(0, Reason.ENDPOINT_DISABLED), NOW);
        assertThat(gate.opens(other, "relay", NOW))
                .as("nothing was sent, nothing learnt")
                .isEqualTo(again);
        gate.begun(other, "relay", again);
        assertThat(gate.opens(List.of(new Limit("third", Pace.FREE)), "relay", again))
                .isAfter(again);
        gate.ended("other", "relay", new DeliveryOutcome.Delivered(250), again);
        assertThat(gate.opens(List.of(new Limit("third", Pace.FREE)), "relay", again))
                .isEqualTo(again);
    }
}
