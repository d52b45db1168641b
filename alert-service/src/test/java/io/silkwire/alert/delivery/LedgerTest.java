package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.timing.SentSoFar;
import io.silkwire.alert.timing.SentSoFar.StoryLook;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.HoldReason;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.contracts.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a subscription was told of a story. */
class LedgerTest {
    private static final SubscriptionId ID = new SubscriptionId("water");
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Ledger ledger = new Ledger();
    private final Stories stories = new Stories();

    @Test
    void aCopyIsHeldAgainstWhatPressedMostOfItsStory() {
        together("first", "second", "third");
        Alert routine = told("first", Severity.ROUTINE, Alerts.NOON);
        Alert urgent = told("second", Severity.URGENT, Alerts.NOON.plusSeconds(60));
        // Another attempt for the first one puts it behind the second.
        ledger.put(delivery(routine, Severity.ROUTINE, Alerts.NOON, null));

        StoryLook look = look("third", Alerts.NOON.plusSeconds(120));

        assertThat(look).isEqualTo(new StoryLook.Told(urgent.id(), Severity.URGENT));
    }

    @Test
    void ofEquallyPressingOnesTheNewestIsAddedTo() {
        together("first", "second", "third");
        told("first", Severity.IMPORTANT, Alerts.NOON);
        Alert second = told("second", Severity.IMPORTANT, Alerts.NOON.plusSeconds(60));

        assertThat(look("third", Alerts.NOON.plusSeconds(120)))
                .isEqualTo(new StoryLook.Told(second.id(), Severity.IMPORTANT));
    }

    @Test
    void whatWasToldBeforeTheWindowIsForgotten() {
        together("first", "second", "third");
        told("first", Severity.URGENT, Alerts.NOON.minus(Duration.ofHours(25)));
        Alert second = told("second", Severity.ROUTINE, Alerts.NOON);

        assertThat(look("third", Alerts.NOON.plusSeconds(60)))
                .isEqualTo(new StoryLook.Told(second.id(), Severity.ROUTINE));
    }

    @Test
    void aStoryOnRecordIsEnoughWhereNothingIsKnownOfTheStatementAnyMore() {
        Alert first = Alerts.at(ID, "first", true, Alerts.NOON);
        ledger.put(delivery(first, Severity.ROUTINE, Alerts.NOON, StoryId.ofOldest(statement("ministry"))));
        say("copy", "ministry", null);

        assertThat(look("copy", Alerts.NOON.plusSeconds(60)))
                .isEqualTo(new StoryLook.Told(first.id(), Severity.ROUTINE));
    }

    @Test
    void whatWasToldIsFoundWhenItsStoryBecomesPartOfAnother() {
        say("first", "first", null);
        Alert first = told("first", Severity.ROUTINE, Alerts.NOON);
        say("other", "other", null);
        assertThat(look("other", Alerts.NOON.plusSeconds(60))).isEqualTo(new StoryLook.News());

        // An older copy turns up, and both are one story.
        say("oldest", "oldest", null);
        say("first", "oldest", "first");
        say("other", "oldest", "other");

        assertThat(look("other", Alerts.NOON.plusSeconds(60)))
                .isEqualTo(new StoryLook.Told(first.id(), Severity.ROUTINE));
    }

    @Test
    void whatWasToldIsNotHeldAgainstAStoryItWasPartedFrom() {
        together("first", "second");
        Alert first = Alerts.at(ID, "first", true, Alerts.NOON);
        ledger.put(delivery(first, Severity.ROUTINE, Alerts.NOON, StoryId.ofOldest(statement("first"))));
        say("second", "second", "first");

        assertThat(look("second", Alerts.NOON.plusSeconds(60))).isEqualTo(new StoryLook.News());
    }

    @Test
    void whatWasToldAMomentAgoMayStillProveToBeOfTheStory() {
        told("first", Severity.ROUTINE, Alerts.NOON);
        say("second", "second", null);

        assertThat(look("second", Alerts.NOON.plusMillis(900))).isEqualTo(new StoryLook.Unknown());
        assertThat(look("second", Alerts.NOON.plusMillis(1_100))).isEqualTo(new StoryLook.News());
    }

    @Test
    void aDigestIsOneMessageAndWhatIsSentBeyondTheMaximumNone() {
        told("alone", Severity.ROUTINE, Alerts.NOON);
        told("urgent", Severity.URGENT, Alerts.NOON);
        told("yesterday", Severity.ROUTINE, Alerts.NOON.minus(Duration.ofDays(1)));
        AlertId digest = AlertId.ofDigest(ID, Alerts.NOON);
        for (String name : List.of("a", "b", "c")) {
            ledger.put(bundled(name, digest, Alerts.NOON));
        }

        SentSoFar soFar = ledger.soFar(stories, slot -> false, PATIENCE);
        assertThat(soFar.sentSince(Alerts.NOON.minusSeconds(60), Severity.URGENT))
                .isEqualTo(2);
        assertThat(soFar.sentSince(Alerts.NOON.plusSeconds(60), Severity.URGENT))
                .isZero();
    }

    @Test
    void nothingIsLeftOfWhatNobodyAsksForAnyMore() {
        told("first", Severity.ROUTINE, Alerts.NOON);
        ledger.put(bundled("a", AlertId.ofDigest(ID, Alerts.NOON), Alerts.NOON));

        assertThat(ledger.forgetOld(Alerts.NOON.plus(Duration.ofDays(8)))).isFalse();
        assertThat(ledger.forgetOld(Alerts.NOON.plus(Duration.ofDays(10)))).isTrue();
    }

    private void together(String oldest, String... others) {
        say(oldest, oldest, null);
        for (String other : others) {
            say(other, oldest, null);
        }
    }

    private void say(String statement, String oldest, @Nullable String before) {
        stories.apply(
                new StoryMembership(
                        statement(statement),
                        1,
                        new SourceId("test"),
                        StoryId.ofOldest(statement(oldest)),
                        statement(oldest),
                        Alerts.NOON,
                        before == null ? null : StoryId.ofOldest(statement(before)),
                        StoryMembership.Reason.JOINED,
                        List.of()),
                Alerts.NOON);
    }

    private static StatementId statement(String name) {
        return StatementId.ofCorpusName(new SourceId("test"), name);
    }

    private StoryLook look(String statement, Instant now) {
        return ledger.soFar(stories, slot -> false, PATIENCE)
                .sameStory(Alerts.at(ID, statement, true, now), Duration.ofHours(24), now);
    }

    private Alert told(String statement, Severity severity, Instant at) {
        Alert alert = Alerts.at(ID, statement, true, at);
        ledger.put(delivery(alert, severity, at, null));
        return alert;
    }

    private static Delivery delivery(Alert alert, Severity severity, Instant at, @Nullable StoryId story) {
        return record(
                alert,
                Delivery.State.DELIVERED,
                new Delivery.Timing(at, severity, 1, null, null, null, null, story, null),
                at);
    }

    private static Delivery bundled(String statement, AlertId digest, Instant at) {
        return record(
                Alerts.at(ID, statement, true, at),
                Delivery.State.BUNDLED,
                new Delivery.Timing(at, Severity.ROUTINE, 1, HoldReason.DIGEST, null, digest, null),
                at);
    }

    private static Delivery record(Alert alert, Delivery.State state, Delivery.Timing timing, Instant at) {
        return new Delivery(
                alert.id(),
                ID,
                alert.statementId(),
                List.of(new Delivery.ChannelDelivery("webhook", state, List.of(), null)),
                null,
                at,
                timing,
                null,
                null);
    }
}
