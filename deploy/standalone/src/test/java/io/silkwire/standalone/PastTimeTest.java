package io.silkwire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PastTimeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "7d, 2026-11-15T08:00:00Z",
        "12h, 2026-11-21T20:00:00Z",
        "30m, 2026-11-22T07:30:00Z",
        "2026-11-20, 2026-11-20T00:00:00Z",
        "2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z"
    })
    void readsATimeAsItIsTyped(String typed, Instant expected) {
        assertThat(PastTime.parse(typed, CLOCK)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "0d", "-3d", "2026-13-01", "", "9999999d"})
    void whatIsNoTimeIsToldWithWhatIsExpected(String typed) {
        assertThatThrownBy(() -> PastTime.parse(typed, CLOCK))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("expected 7d");
    }
}
