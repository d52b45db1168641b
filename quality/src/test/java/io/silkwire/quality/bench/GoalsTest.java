package io.silkwire.quality.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GoalsTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Goals goals = new Goals(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void aFigureStandsBesideWhatIsWanted() {
        goals.atMost("p50", 159, 250, "ms");
        goals.atLeast("rate", 50.5, 50, "times");

        assertThat(lines()[0]).matches("p50 +159 ms, wanted ≤ 250 ms: reached");
        assertThat(lines()[1]).matches("rate +50\\.50 times, wanted ≥ 50 times: reached");
        assertThat(goals.status()).isZero();
    }

    @Test
    void whatIsJustReachedIsReached() {
        goals.atMost("p50", 250, 250, "ms");
        goals.atLeast("rate", 50, 50, "times");

        assertThat(goals.status()).isZero();
    }

    @Test
    void oneMissedGoalIsEnough() {
        goals.atMost("p99", 2_000.01, 2_000, "ms");
        goals.atLeast("rate", 51, 50, "times");

        assertThat(lines()[0]).endsWith("2000.01 ms, wanted ≤ 2000 ms: MISSED");
        assertThat(goals.status()).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeReadIsMissed() {
        goals.atMost("ratio", Double.NaN, 1.5, "times");

        assertThat(goals.status()).isEqualTo(1);
    }

    @Test
    void anotherLoadIsNamedAndNotJudged() {
        goals.notSetFor("20 subscriptions", "10000");

        assertThat(lines()[0]).isEqualTo("no goal is set for 20 subscriptions, but for 10000");
        assertThat(goals.status()).isZero();
    }

    private String[] lines() {
        return printed.toString(StandardCharsets.UTF_8).split("\\R", -1);
    }
}
