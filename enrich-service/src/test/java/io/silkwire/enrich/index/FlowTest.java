package io.silkwire.enrich.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlowTest {
    private static final long SECOND = 1_000_000_000L;

    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofMillis(1500), new Random(7));
    private final Flow flow = new Flow(backoff, Duration.ofSeconds(5));

    @Test
    void waitsAfterAFailureAndThenTriesOneRequest() {
        flow.failed(0, false);

        assertThat(flow.reads()).isFalse();
        assertThat(flow.requestsAllowed(0, 4)).isZero();
        assertThat(flow.requestsAllowed(SECOND, 4)).isEqualTo(1);

        flow.succeeded();
        assertThat(flow.reads()).isTrue();
        assertThat(flow.requestsAllowed(SECOND, 4)).isEqualTo(4);
    }

    @Test
    void probesAHaltOnceInEachIntervalUntilItIsOver() {
        flow.halt(0);
        assertThat(flow.startsProbe(SECOND)).isFalse();
        assertThat(flow.startsProbe(5 * SECOND)).isTrue();
        assertThat(flow.startsProbe(6 * SECOND)).as("one is under way").isFalse();
        assertThat(flow.requestsAllowed(6 * SECOND, 4)).isZero();

        flow.halt(6 * SECOND);
        assertThat(flow.startsProbe(7 * SECOND)).isFalse();
        assertThat(flow.startsProbe(11 * SECOND)).isTrue();
        flow.recovered();
        assertThat(flow.requestsAllowed(11 * SECOND, 4)).isEqualTo(4);
    }

    @Test
    void staysHaltedWhateverEarlierRequestsAnswer() {
        flow.halt(0);
        flow.failed(SECOND, true);
        flow.succeeded();
        assertThat(flow.halted()).isTrue();
    }

    @Test
    void worksOnWhereTheClockOfTheMachineWrapsAround() {
        flow.failed(Long.MAX_VALUE - 10, false);
        assertThat(flow.requestsAllowed(Long.MAX_VALUE, 4)).isZero();
        assertThat(flow.requestsAllowed(Long.MAX_VALUE + SECOND, 4)).isEqualTo(1);
    }

    @Test
    void doublesTheWaitUpToItsLimitAndScattersIt() {
        for (int round = 0; round < 1000; round++) {
            assertThat(backoff.after(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
            assertThat(backoff.after(2)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
            assertThat(backoff.after(30)).isBetween(Duration.ofMillis(750), Duration.ofMillis(1500));
            assertThat(backoff.after(Integer.MAX_VALUE)).isBetween(Duration.ofMillis(750), Duration.ofMillis(1500));
        }
    }
}
