package io.silkwire.quality.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final LocalTime SIX = LocalTime.of(18, 0);

    @Test
    void aDigestADayIsDueAtItsTimeAndThenTomorrow() {
        Sending daily = sending(Sending.Mode.DAILY, null);

        assertThat(Schedule.heldUntil(daily, at("17:59:59"))).isEqualTo(at("18:00:00"));
        assertThat(Schedule.heldUntil(daily, at("18:00:00"))).isEqualTo("2026-11-28T18:00:00Z");
    }

    @Test
    void quietHoursHoldWhileTheyLast() {
        Sending quiet = sending(Sending.Mode.IMMEDIATE, new Sending.QuietHours(LocalTime.of(17, 0), SIX, null));

        assertThat(Schedule.heldUntil(quiet, at("16:59:59"))).isNull();
        assertThat(Schedule.heldUntil(quiet, at("17:00:00"))).isEqualTo(at("18:00:00"));
        assertThat(Schedule.heldUntil(quiet, at("18:00:00"))).isNull();
    }

    @Test
    void quietHoursOverMidnightEndTheNextDay() {
        Sending quiet = sending(
                Sending.Mode.IMMEDIATE, new Sending.QuietHours(LocalTime.of(23, 30), LocalTime.of(0, 30), null));

        assertThat(Schedule.heldUntil(quiet, at("23:45:00"))).isEqualTo("2026-11-28T00:30:00Z");
        assertThat(Schedule.heldUntil(quiet, at("00:15:00"))).isEqualTo(at("00:30:00"));
        assertThat(Schedule.heldUntil(quiet, at("00:30:00"))).isNull();
    }

    @Test
    void whatIsSentAtOnceIsNotHeld() {
        assertThat(Schedule.heldUntil(Sending.STANDARD, at("12:00:00"))).isNull();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-27T" + time + "Z");
    }

    private static Sending sending(Sending.Mode mode, Sending.@Nullable QuietHours quiet) {
        return new Sending(
                mode,
                ZoneId.of("UTC"),
                SIX,
                DayOfWeek.MONDAY,
                quiet,
                null,
                Severity.ROUTINE,
                List.of(),
                false,
                null,
                Duration.ZERO);
    }
}
