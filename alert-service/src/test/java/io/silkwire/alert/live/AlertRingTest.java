package io.silkwire.alert.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.SubscriptionId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertRingTest {
    private static final SubscriptionId WATER = new SubscriptionId("water");

    private final AlertRing ring = new AlertRing(3);

    @Test
    void aShadowedAlertThatIsAskedForMovesToTheFrontAndCountsAsNew() {
        Alert later = alert("b", true, 0);
        assertThat(add(alert("a", false, 0))).isTrue();
        assertThat(add(later)).isTrue();
        assertThat(add(alert("a", false, 0))).isFalse();
        assertThat(add(alert("a", true, 0))).isTrue();
        assertThat(add(alert("a", true, 0))).isFalse();
        assertThat(ring.after(later.id().value())).extracting(Alert::url).containsExactly("https://mfa.example/a");
    }

    @Test
    void whoResumesGetsExactlyWhatCameAfterAndNothingOfTheShadow() {
        Alert seen = alert("a", true, 0);
        add(seen);
        add(alert("b", false, 1));
        add(alert("c", true, 2));

        assertThat(ring.after(seen.id().value())).extracting(Alert::url).containsExactly("https://mfa.example/c");
    }

    @Test
    void whoResumesAfterARestartMissesNothingThatMayHaveComeInAnotherOrder() {
        Alert seen = alert("b", true, 5);
        add(seen);
        add(alert("a", true, 4));
        add(alert("old", true, -60));
        ring.endOfRestored();

        assertThat(ring.after(seen.id().value())).extracting(Alert::url).containsExactly("https://mfa.example/a");
    }

    @Test
    void whoResumesAfterAnUnknownAlertGetsAllThereIs() {
        add(alert("a", true, 0));
        assertThat(ring.after("unknown")).hasSize(1);
    }

    @Test
    void whoResumesAtAPositionGetsExactlyWhatStandsBehindItInEveryPartition() {
        ring.startsAt(0, 5);
        ring.startsAt(1, 9);
        ring.add(alert("a", true, 0), 0, 5);
        ring.add(alert("b", true, 1), 1, 9);
        ring.add(alert("c", true, 2), 0, 6);
        StreamPosition afterA = StreamPosition.of(Map.of(0, 6L, 1, 9L));

        assertThat(ring.reachesBackTo(afterA)).isTrue();
        assertThat(ring.after(afterA))
                .extracting(streamed -> streamed.alert().url())
                .containsExactly("https://mfa.example/b", "https://mfa.example/c");
        String last = ring.after(afterA).getLast().eventId();
        assertThat(StreamPosition.read(last)).contains(StreamPosition.of(Map.of(0, 7L, 1, 10L)));
        assertThat(ring.after(StreamPosition.read(last).orElseThrow())).isEmpty();
    }

    @Test
    void aRingThatForgotKnowsHowFarBackItReaches() {
        ring.startsAt(0, 0);
        for (int i = 0; i < 5; i++) {
            ring.add(alert("n" + i, true, i), 0, i);
        }
        assertThat(ring.reachesBackTo(StreamPosition.of(Map.of(0, 1L)))).isFalse();
        assertThat(ring.reachesBackTo(StreamPosition.of(Map.of(0, 2L)))).isTrue();
    }

    @Test
    void aPingSaysAPositionAsAnAlertDoes() {
        StreamPosition position = StreamPosition.of(Map.of(0, 7L, 3, 10L));
        assertThat(position.pingId()).isEqualTo("ping@0.7-3.10");
        assertThat(StreamPosition.read("ping@0.7-3.10")).contains(position);
        assertThat(StreamPosition.of(Map.of()).pingId()).isNull();
    }

    @Test
    void anIdThatIsNoneOfOursIsNoPosition() {
        for (String id :
                new String[] {"", "x", "41243bc64a834960c1d3abf28e69ce3e", "41243bc64a834960c1d3abf28e69ce3e@1", "@0.1"
                }) {
            assertThat(StreamPosition.read(id)).isEmpty();
        }
    }

    private int added;

    private boolean add(Alert alert) {
        return ring.add(alert, 0, added++);
    }

    private static Alert alert(String name, boolean deliver, int second) {
        return Alerts.at(WATER, name, deliver, Alerts.NOON.plusSeconds(second));
    }
}
