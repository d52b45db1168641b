package io.silkwire.ingest.feed.websub;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.CrawlState.Push;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PushPolicyTest {
    private static final String HUB = "https://hub.example/";
    private static final String TOPIC = "https://ministry.example/feed.xml";
    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
    private static final Duration MOST = Duration.ofHours(6);

    private final Push fresh = PushPolicy.at(null, HUB, TOPIC);

    @Test
    void asksAHubThatIsNamedForTheFirstTime() {
        assertThat(PushPolicy.asks(null, HUB, TOPIC, START)).isTrue();
        assertThat(PushPolicy.asks(fresh, HUB, TOPIC, START)).isTrue();
    }

    @Test
    void asksAgainAfterAnHourThenTwoThenFourWhereTheHubDoesNotAskBack() {
        Push once = PushPolicy.asked(fresh, START);
        Push twice = PushPolicy.asked(once, at(1));
        Push thrice = PushPolicy.asked(twice, at(3));

        assertThat(once.askAt()).isEqualTo(at(1));
        assertThat(twice.askAt()).isEqualTo(at(3));
        assertThat(thrice.askAt()).isEqualTo(at(7));
        assertThat(PushPolicy.asks(once, HUB, TOPIC, at(1).minusSeconds(1))).isFalse();
    }

    @Test
    void renewsAtFourFifthsOfTheLeaseAndRetriesWhileItRuns() {
        Push running = PushPolicy.verified(PushPolicy.asked(fresh, START), Duration.ofHours(10), START);
        Push asked = PushPolicy.asked(running, at(8));

        assertThat(PushPolicy.asks(running, HUB, TOPIC, at(8).minusSeconds(1))).isFalse();
        assertThat(PushPolicy.asks(running, HUB, TOPIC, at(8))).isTrue();
        assertThat(asked.leaseUntil()).isEqualTo(at(10));
        assertThat(asked.askAt()).isEqualTo(at(9));
    }

    @Test
    void believesAHubThatAskedBackBeforeItAnswered() {
        Push unknownHub = new Push("", TOPIC, null, null, null, null, null);
        Push verified = PushPolicy.verified(unknownHub, Duration.ofHours(10), START);

        Push landed = PushPolicy.asked(PushPolicy.at(verified, HUB, TOPIC), START.plusSeconds(1));

        assertThat(landed.hub()).isEqualTo(HUB);
        assertThat(landed.askAt()).isEqualTo(at(8));
    }

    @Test
    void forgetsTheSubscriptionAtAnotherHub() {
        Push running = PushPolicy.verified(fresh, Duration.ofHours(10), START);

        assertThat(PushPolicy.asks(running, "https://other.example/", TOPIC, START))
                .isTrue();
        assertThat(PushPolicy.at(running, "https://other.example/", TOPIC).leaseUntil())
                .isNull();
    }

    @Test
    void pollsAtTheSlowestPaceWhilePushWorksAndAtItsOwnWhereItDoesNot() {
        Push running = PushPolicy.verified(fresh, Duration.ofDays(10), START);

        assertThat(PushPolicy.due(running, at(1), MOST, START)).isEqualTo(at(6));
        assertThat(PushPolicy.due(fresh, at(1), MOST, START)).isEqualTo(at(1));
        assertThat(PushPolicy.due(running, at(241), MOST, at(240)))
                .as("the lease is over")
                .isEqualTo(at(241));
    }

    @Test
    void comesInTimeToRenewALeaseThatIsShorterThanThePace() {
        Push running = PushPolicy.verified(fresh, Duration.ofHours(5), START);

        assertThat(PushPolicy.due(running, at(1), MOST, START)).isEqualTo(at(4));
    }

    @Test
    void pollsAtItsOwnPaceAfterNewsThatTheHubDidNotTellOfUntilItTellsAgain() {
        Push running = PushPolicy.verified(fresh, Duration.ofDays(10), START);

        Push missed = PushPolicy.read(running, 1, START, at(6));
        Push told = PushPolicy.told(missed, at(7));

        assertThat(PushPolicy.due(missed, at(7), MOST, at(6))).isEqualTo(at(7));
        assertThat(PushPolicy.due(told, at(8), MOST, at(7))).isEqualTo(at(13));
        assertThat(PushPolicy.read(told, 1, at(6), at(7)).missedAt())
                .as("told of")
                .isEqualTo(at(6));
        assertThat(PushPolicy.read(running, 0, START, at(6)).missedAt())
                .as("nothing new")
                .isNull();
    }

    @Test
    void asksAHubThatDeniedOnceMoreInAWeek() {
        Push denied = PushPolicy.denied(PushPolicy.verified(fresh, Duration.ofDays(10), START), at(1));

        assertThat(denied.leaseUntil()).isNull();
        assertThat(denied.askAt()).isEqualTo(at(1).plus(Duration.ofDays(7)));
        assertThat(PushPolicy.due(denied, at(2), MOST, at(1))).isEqualTo(at(2));
    }

    @Test
    void readsAtOnceWhatItIsToldOfButNotInCircles() {
        assertThat(PushPolicy.dueNow(START, at(1))).isEqualTo(at(1));
        assertThat(PushPolicy.dueNow(null, at(1))).isEqualTo(at(1));
        assertThat(PushPolicy.dueNow(START, START.plusSeconds(1))).isEqualTo(START.plusSeconds(10));
    }

    private static Instant at(int hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
