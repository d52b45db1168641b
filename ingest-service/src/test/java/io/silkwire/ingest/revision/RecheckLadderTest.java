package io.silkwire.ingest.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecheckLadderTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void visitsAtEachRungAndThenAtRest() {
        List<Duration> ages = new ArrayList<>();
        Instant now = FIRST;
        for (int i = 0; i < 9; i++) {
            now = RecheckLadder.STANDARD.next(FIRST, FIRST, now);
            ages.add(Duration.between(FIRST, now));
        }

        assertThat(ages.subList(0, 7)).isEqualTo(RecheckLadder.RUNGS);
        assertThat(ages.subList(7, 9)).containsExactly(Duration.ofDays(120), Duration.ofDays(210));
    }

    @Test
    void leavesOutRungsThatWereMissed() {
        assertThat(RecheckLadder.STANDARD.next(FIRST, null, FIRST.plus(Duration.ofHours(3))))
                .isEqualTo(FIRST.plus(Duration.ofHours(6)));
    }

    @Test
    void climbsAgainFromOneRungBelowAfterAChange() {
        Instant changed = FIRST.plus(Duration.ofDays(1)); // fifth rung

        Instant next = RecheckLadder.STANDARD.next(FIRST, changed, changed);

        assertThat(next).isEqualTo(changed.plus(Duration.ofHours(6))); // fourth rung
        assertThat(RecheckLadder.STANDARD.next(FIRST, changed, next)).isEqualTo(changed.plus(Duration.ofDays(1)));
    }

    @Test
    void startsAtTheLowestRungAfterAnEarlyChange() {
        Instant changed = FIRST.plus(Duration.ofMinutes(5));

        assertThat(RecheckLadder.STANDARD.next(FIRST, changed, changed)).isEqualTo(changed.plus(Duration.ofMinutes(5)));
    }

    @Test
    void measuresAgeFromTheFirstPublicationAlsoAfterYears() {
        Instant changed = FIRST.plus(Duration.ofDays(2_000));

        assertThat(RecheckLadder.STANDARD.next(FIRST, changed, changed)).isEqualTo(changed.plus(Duration.ofDays(7)));
        assertThat(RecheckLadder.STANDARD.done(FIRST, changed, changed)).isFalse();
        assertThat(RecheckLadder.STANDARD.done(FIRST, changed, changed.plus(Duration.ofDays(31))))
                .isTrue();
    }
}
