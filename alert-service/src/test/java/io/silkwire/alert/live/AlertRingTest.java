package io.silkwire.alert.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.SubscriptionId;
import org.junit.jupiter.api.Test;

class AlertRingTest {
    private static final SubscriptionId WATER = new SubscriptionId("water");

    private final AlertRing ring = new AlertRing(3);

    @Test
    void theLatestAreKeptNewestFirst() {
        for (String name : new String[] {"a", "b", "c", "d"}) {
            ring.add(alert(name, true, 0));
        }
        assertThat(ring.newestFirst(10))
                .extracting(live -> live.alert().url())
                .containsExactly("https://mfa.example/d", "https://mfa.example/c", "https://mfa.example/b");
    }

    @Test
    void aShadowedAlertThatIsAskedForMovesToTheFrontAndCountsAsNew() {
        assertThat(ring.add(alert("a", false, 0))).isTrue();
        assertThat(ring.add(alert("b", true, 0))).isTrue();
        assertThat(ring.add(alert("a", false, 0))).isFalse();
        assertThat(ring.add(alert("a", true, 0))).isTrue();
        assertThat(ring.add(alert("a", true, 0))).isFalse();
        assertThat(ring.newestFirst(1).getFirst().alert().deliver()).isTrue();
    }

    @Test
    void whoResumesGetsExactlyWhatCameAfterAndNothingOfTheShadow() {
        Alert seen = alert("a", true, 0);
        ring.add(seen);
        ring.add(alert("b", false, 1));
        ring.add(alert("c", true, 2));

        assertThat(ring.after(seen.id().value())).extracting(Alert::url).containsExactly("https://mfa.example/c");
    }

    @Test
    void whoResumesAfterARestartMissesNothingThatMayHaveComeInAnotherOrder() {
        Alert seen = alert("b", true, 5);
        ring.add(seen);
        ring.add(alert("a", true, 4));
        ring.add(alert("old", true, -60));
        ring.endOfRestored();

        assertThat(ring.after(seen.id().value())).extracting(Alert::url).containsExactly("https://mfa.example/a");
    }

    @Test
    void whoResumesAfterAnUnknownAlertGetsAllThereIs() {
        ring.add(alert("a", true, 0));
        assertThat(ring.after("unknown")).hasSize(1);
    }

    private static Alert alert(String name, boolean deliver, int second) {
        return Alerts.at(WATER, name, deliver, Alerts.NOON.plusSeconds(second));
    }
}
