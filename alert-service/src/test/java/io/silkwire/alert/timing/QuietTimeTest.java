package io.silkwire.alert.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.SendingBuilder;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quiet hours against a walk along the local clock, minute by minute, around every change of it. */
class QuietTimeTest {
    private static final List<String> HOURS = List.of(
            "22:00-07:00", "22:00-02:30", "02:15-02:45", "00:00-00:30", "12:00-13:00", "01:45-01:30", "23:30-00:00");

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29T01:00:00Z",
        "Europe/Berlin, 2026-10-25T01:00:00Z",
        "America/New_York, 2026-03-08T07:00:00Z",
        "America/Havana, 2026-03-08T05:00:00Z",
        "America/Santiago, 2026-04-05T03:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T15:00:00Z",
        "Australia/Lord_Howe, 2026-10-03T15:30:00Z",
        "Africa/Cairo, 2026-04-23T22:00:00Z",
        "Asia/Pyongyang, 2018-05-04T15:00:00Z",
        "Asia/Almaty, 2024-02-29T18:00:00Z",
        "Pacific/Apia, 2011-12-30T10:00:00Z",
        "Asia/Kathmandu, 2026-06-01T00:00:00Z"
    })
    void itIsQuietUntilTheFirstMinuteWhoseLocalTimeIsNot(String zone, String around) {
        for (String hours : HOURS) {
            Sending sending = SendingBuilder.in(zone)
                    .quiet(hours.substring(0, 5), hours.substring(6), null)
                    .build();
            Instant from = Instant.parse(around).minus(Duration.ofHours(30));
            for (int step = 0; step < 120; step++) {
                Instant now = from.plus(Duration.ofMinutes(30L * step + 10));
                assertThat(QuietTime.endAt(sending, Severity.URGENT, now))
                        .as("%s in %s at %s", hours, zone, now)
                        .isEqualTo(isQuiet(sending, now) ? walk(sending, now) : null);
            }
        }
    }

    private static Instant walk(Sending sending, Instant now) {
        Instant minute = now;
        while (isQuiet(sending, minute)) {
            minute = minute.plusSeconds(60);
        }
        return minute;
    }

    private static boolean isQuiet(Sending sending, Instant moment) {
        Sending.QuietHours quiet = sending.quietHours();
        LocalTime time = moment.atZone(ZoneId.of(sending.zone().getId())).toLocalTime();
        if (quiet == null) {
            return false;
        }
        return quiet.from().isBefore(quiet.to())
                ? !time.isBefore(quiet.from()) && time.isBefore(quiet.to())
                : !time.isBefore(quiet.from()) || time.isBefore(quiet.to());
    }
}
