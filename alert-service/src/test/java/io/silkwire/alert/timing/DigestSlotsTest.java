package io.silkwire.alert.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestSlotsTest {
    private static final int DAYS = 400;

    /** Clocks that are set by an hour, half an hour or not at all, at midnight, at noon, across the date line. */
    private static final List<String> ZONES = List.of(
            "Asia/Almaty",
            "Asia/Tashkent",
            "Asia/Bishkek",
            "Asia/Dushanbe",
            "Asia/Ashgabat",
            "Asia/Kabul",
            "Asia/Kathmandu",
            "Asia/Tehran",
            "Asia/Gaza",
            "Asia/Beirut",
            "Africa/Cairo",
            "Africa/Casablanca",
            "Europe/Berlin",
            "Europe/London",
            "Europe/Moscow",
            "America/New_York",
            "America/Santiago",
            "America/Havana",
            "America/St_Johns",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "Pacific/Apia",
            "Pacific/Kiritimati",
            "UTC");

    static Stream<Arguments> zonesAndTimes() {
        return ZONES.stream()
                .flatMap(zone -> Stream.of("00:00", "00:30", "01:45", "02:30", "08:30", "23:59")
                        .map(time -> Arguments.of(zone, time)));
    }

    @ParameterizedTest
    @MethodSource("zonesAndTimes")
    void eachLocalDayOfFourHundredHasExactlyOneDigest(String zone, String time) {
        ZoneId zoneId = ZoneId.of(zone);
        LocalDate first = LocalDate.of(2026, 1, 1);
        List<LocalDate> days = new ArrayList<>();
        Instant end = first.plusDays(DAYS).atStartOfDay(zoneId).toInstant();

        Instant now = first.atStartOfDay(zoneId).toInstant().minusMillis(1);
        for (Instant slot = DigestSlots.next(daily(zone, time), now);
                slot.isBefore(end);
                slot = DigestSlots.next(daily(zone, time), slot)) {
            days.add(slot.atZone(zoneId).toLocalDate());
        }

        List<LocalDate> all = first.datesUntil(first.plusDays(DAYS)).toList();
        assertThat(days).isEqualTo(all);
    }

    @ParameterizedTest
    @MethodSource("zonesAndTimes")
    void aDigestIsDueAtItsLocalTimeUnlessTheClockLeavesItOut(String zone, String time) {
        ZoneId zoneId = ZoneId.of(zone);
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < DAYS; i++) {
            now = DigestSlots.next(daily(zone, time), now);
            ZonedDateTime local = now.atZone(zoneId);
            boolean leftOut = zoneId.getRules()
                    .getValidOffsets(local.toLocalDate().atTime(LocalTime.parse(time)))
                    .isEmpty();
            if (!leftOut) {
                assertThat(local.toLocalTime()).isEqualTo(LocalTime.parse(time));
            }
        }
    }

    @Test
    void aDayThatTheZoneLeavesOutHasNone() {
        // Samoa went from 29 December 2011 straight to the 31st.
        Instant now = Instant.parse("2011-12-29T00:00:00Z");
        List<String> days = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            now = DigestSlots.next(daily("Pacific/Apia", "08:30"), now);
            days.add(now.atZone(ZoneId.of("Pacific/Apia")).toLocalDateTime().toString());
        }

        assertThat(days)
                .containsExactly("2011-12-29T08:30", "2011-12-31T08:30", "2012-01-01T08:30", "2012-01-02T08:30");
    }

    @Test
    void aTimeThatComesTwiceCountsTheFirstTimeAndOneThatIsLeftOutComesAfterTheGap() {
        Sending sending = daily("Europe/Berlin", "02:30");

        assertThat(DigestSlots.next(sending, Instant.parse("2026-10-24T22:00:00Z")))
                .isEqualTo("2026-10-25T00:30:00Z");
        assertThat(DigestSlots.next(sending, Instant.parse("2026-10-25T00:30:00Z")))
                .isEqualTo("2026-10-26T01:30:00Z");
        assertThat(DigestSlots.next(sending, Instant.parse("2026-03-28T12:00:00Z")))
                .isEqualTo("2026-03-29T01:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Asia/Almaty", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Havana", "UTC"
            })
    void hourlyDigestsComeWhenTheLocalClockShowsTheMinute(String zone) {
        ZoneId zoneId = ZoneId.of(zone);
        Sending sending = with(Sending.Mode.HOURLY, zone, "00:15");
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Set<Instant> slots = new HashSet<>();
        for (int i = 0; i < DAYS * 24; i++) {
            Instant next = DigestSlots.next(sending, now);
            assertThat(next.atZone(zoneId).getMinute()).isEqualTo(15);
            assertThat(Duration.between(now, next)).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(90));
            assertThat(slots.add(next)).isTrue();
            now = next;
        }
    }

    @Test
    void aWeeklyDigestComesOnItsDay() {
        Sending sending = with(Sending.Mode.WEEKLY, "Asia/Almaty", "08:30");
        Instant now = Instant.parse("2026-11-27T00:00:00Z");
        for (int week = 0; week < 60; week++) {
            Instant next = DigestSlots.next(sending, now);
            assertThat(next.atZone(ZoneId.of("Asia/Almaty")).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(week == 0 || Duration.between(now, next).equals(Duration.ofDays(7)))
                    .isTrue();
            now = next;
        }
    }

    private static Sending daily(String zone, String time) {
        return with(Sending.Mode.DAILY, zone, time);
    }

    private static Sending with(Sending.Mode mode, String zone, String time) {
        return new Sending(
                mode,
                ZoneId.of(zone),
                LocalTime.parse(time),
                DayOfWeek.MONDAY,
                null,
                null,
                Severity.ROUTINE,
                List.of(),
                false,
                null,
                Duration.ZERO);
    }
}
