package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final Instant NOW = Alerts.NOON;

    @Test
    void tenAttemptsAreSpreadOverThreeDays() {
        Duration whole = Duration.ZERO;
        int made = 1;
        while (RetrySchedule.STANDARD.next(NOW, made, Duration.ZERO, 0).isPresent()) {
            whole = whole.plus(Duration.between(
                    NOW,
                    RetrySchedule.STANDARD.next(NOW, made, Duration.ZERO, 0).orElseThrow()));
            made++;
        }
        assertThat(made).isEqualTo(10);
        assertThat(whole).isEqualTo(Duration.ofHours(75).plusMinutes(35).plusSeconds(5));
    }

    @Test
    void jitterMakesItLaterByATenthAtMostAndNeverEarlier() {
        assertThat(RetrySchedule.STANDARD.next(NOW, 2, Duration.ZERO, 0)).hasValue(NOW.plusSeconds(300));
        assertThat(RetrySchedule.STANDARD.next(NOW, 2, Duration.ZERO, 0.999_999).orElseThrow())
                .isAfter(NOW.plusSeconds(329))
                .isBefore(NOW.plusSeconds(330));
    }

    @Test
    void theReceiversPatienceIsHonouredWhereItIsLongerAndBoundedToADay() {
        assertThat(RetrySchedule.STANDARD.next(NOW, 1, Duration.ofMinutes(2), 0))
                .hasValue(NOW.plusSeconds(120));
        assertThat(RetrySchedule.STANDARD.next(NOW, 2, Duration.ofSeconds(1), 0))
                .hasValue(NOW.plusSeconds(300));
        assertThat(RetrySchedule.STANDARD.next(NOW, 1, Duration.ofDays(400), 0)).hasValue(NOW.plus(Duration.ofDays(1)));
    }
}
