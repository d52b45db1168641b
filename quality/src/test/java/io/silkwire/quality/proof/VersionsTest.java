package io.silkwire.quality.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {
    private static final SubscriptionId ID = new SubscriptionId("water");
    private static final Instant EDITED = Instant.parse("2026-11-27T12:00:00Z");

    private final Versions versions = new Versions();

    VersionsTest() {
        put(1, EDITED.minusSeconds(3_600));
        put(2, EDITED);
    }

    @Test
    void beforeAnEditTheFirstVersionIsMet() {
        assertThat(met(EDITED.minusSeconds(60), EDITED.minusSeconds(59))).containsExactly(1);
    }

    @Test
    void aStatementThatWasSentBeforeAndMayHaveBeenMatchedAfterMeetsEither() {
        assertThat(met(EDITED.minusSeconds(60), EDITED)).containsExactly(1, 2);
        assertThat(met(EDITED.minusSeconds(60), Instant.MAX)).containsExactly(1, 2);
    }

    @Test
    void aMomentAfterTheVersionBeforeMayStillBeMet() {
        assertThat(met(EDITED.plus(Versions.LAG), Instant.MAX)).containsExactly(1, 2);
        assertThat(met(EDITED.plus(Versions.LAG).plusMillis(1), Instant.MAX)).containsExactly(2);
    }

    @Test
    void anEditThatKafkaHasNotTakenReplacesNothing() {
        versions.sent(subscription(3), EDITED.plusSeconds(100));

        assertThat(met(EDITED.plusSeconds(3_600), Instant.MAX)).containsExactly(2, 3);
        assertThat(versions.newest()).extracting(Subscription::version).containsExactly(3);
        assertThat(versions.edits()).isEqualTo(2);
    }

    private List<Integer> met(Instant earliest, Instant latest) {
        return versions.met(ID, earliest, latest).stream()
                .map(Subscription::version)
                .toList();
    }

    private void put(int version, Instant at) {
        versions.sent(subscription(version), at);
        versions.taken(subscription(version), at);
    }

    private static Subscription subscription(int version) {
        return new Subscription(
                ID, version, "Water", List.of(), "water", List.of(), null, Subscription.State.ACTIVE, "api", EDITED);
    }
}
