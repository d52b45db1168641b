package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.delivery.Stories.Look;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.timing.SentSoFar.StoryLook;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a subscription was told of a story. */
class LedgerTest {
    private static final SubscriptionId ID = new SubscriptionId("water");
    private static final StoryId STORY = new StoryId("0123456789abcdef0123456789abcdef");
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Ledger ledger = new Ledger();

    @Test
    void aCopyIsHeldAgainstWhatPressedMostOfItsStory() {
        Alert routine = told("first", Severity.ROUTINE, Alerts.NOON);
        Alert urgent = told("second", Severity.URGENT, Alerts.NOON.plusSeconds(60));
        // Another attempt for the first one puts it behind the second.
        ledger.put(delivery(routine, Severity.ROUTINE, Alerts.NOON));

        StoryLook look = look("third", Alerts.NOON.plusSeconds(120));

        assertThat(look).isEqualTo(new StoryLook.Told(urgent.id(), Severity.URGENT));
    }

    @Test
    void ofEquallyPressingOnesTheNewestIsAddedTo() {
        told("first", Severity.IMPORTANT, Alerts.NOON);
        Alert second = told("second", Severity.IMPORTANT, Alerts.NOON.plusSeconds(60));

        assertThat(look("third", Alerts.NOON.plusSeconds(120)))
                .isEqualTo(new StoryLook.Told(second.id(), Severity.IMPORTANT));
    }

    @Test
    void whatWasToldBeforeTheWindowIsForgotten() {
        told("first", Severity.URGENT, Alerts.NOON.minus(Duration.ofHours(25)));
        Alert second = told("second", Severity.ROUTINE, Alerts.NOON);

        assertThat(look("third", Alerts.NOON.plusSeconds(60)))
                .isEqualTo(new StoryLook.Told(second.id(), Severity.ROUTINE));
    }

    private StoryLook look(String statement, Instant now) {
        return ledger.soFar(any -> new Look.Known(STORY), slot -> false, PATIENCE)
                .sameStory(Alerts.at(ID, statement, true, now), Duration.ofHours(24), now);
    }

    private Alert told(String statement, Severity severity, Instant at) {
        Alert alert = Alerts.at(ID, statement, true, at);
        ledger.put(delivery(alert, severity, at));
        return alert;
    }

    private static Delivery delivery(Alert alert, Severity severity, Instant at) {
        return new Delivery(
                alert.id(),
                ID,
                alert.statementId(),
                List.of(new Delivery.ChannelDelivery("live", Delivery.State.DELIVERED, List.of(), null)),
                null,
                at,
                new Delivery.Timing(at, severity, 1, null, null, null, null),
                null,
                null);
    }
}
