package io.silkwire.alert.delivery;

import static io.silkwire.alert.delivery.Scenario.alert;
import static io.silkwire.alert.delivery.Scenario.at;
import static io.silkwire.alert.delivery.Scenario.between;
import static io.silkwire.alert.delivery.Scenario.changed;
import static io.silkwire.alert.delivery.Scenario.message;
import static io.silkwire.alert.delivery.Scenario.together;

import io.silkwire.alert.delivery.webhook.WebhookChannel;
import io.silkwire.alert.delivery.webhook.WebhookSettings;
import io.silkwire.alert.fakes.Receiver;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.Subscription;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a subscriber gets and when, as sentences; Monday, 23 November 2026, in Almaty (UTC+5) where no other day is named. */
@NullUnmarked // fields are set before all tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimedScenariosTest {
    private static final String MONDAY = "2026-11-23";
    private static final String ALMATY = "Asia/Almaty";
    private static final Duration DAY = Duration.ofHours(24);

    private Receiver receiver;
    private WebhookChannel channel;

    @BeforeAll
    void start() {
        receiver = Receiver.start();
        channel = new WebhookChannel(
                new WebhookSettings(true, Duration.ofSeconds(2), Duration.ofSeconds(40), Duration.ofSeconds(40)));
    }

    @AfterAll
    void stop() {
        channel.close();
        receiver.close();
    }

    private Scenario hours() {
        return Scenario.hours(channel, receiver, MONDAY, ALMATY);
    }

    @Test
    void whatIsImmediateComesAtOnceAndByItself() {
        hours().sent(at(1), alert("dam"))
                .sent(at(1.5), alert("canal"), alert("well"))
                .wants(between(1, 1.02), message("dam"))
                .wants(between(1.5, 1.52), message("canal"))
                .wants(between(1.5, 1.52), message("well"))
                .assertHolds();
    }

    @Test
    void anHourlyDigestComesAtItsMinuteAndOnlyWhereThereIsSomething() {
        hours().subscribed(it -> it.mode(Sending.Mode.HOURLY, "00:15"))
                .sent(at(1), alert("a"))
                .sent(at(1.1), alert("b"))
                .sent(at(1.25), alert("c"))
                .sent(at(5), alert("d"))
                .wants(between(1.25, 1.27), together("hourly", "a", "b"))
                .wants(between(2.25, 2.27), together("hourly", "c"))
                .wants(between(5.25, 5.27), together("hourly", "d"))
                .until(at(9))
                .assertHolds();
    }

    @Test
    void aDailyDigestComesAtItsLocalTimeWithAllThatCameSince() {
        hours().subscribed(it -> it.mode(Sending.Mode.DAILY, "08:30"))
                .sent(at(1), alert("a"))
                .sent(at(8.4), alert("b"))
                .sent(at(8.6), alert("c"))
                .wants(between(8.5, 8.52), together("daily", "a", "b"))
                .wants(between(32.5, 32.52), together("daily", "c"))
                .until(at(60))
                .assertHolds();
    }

    @Test
    void aWeeklyDigestComesOnItsDay() {
        hours().subscribed(it -> it.mode(Sending.Mode.WEEKLY, "08:30"))
                .sent(at(9), alert("a"))
                .sent(at(100), alert("b"))
                .wants(between(176.5, 176.52), together("weekly", "a", "b"))
                .assertHolds();
    }

    @Test
    void aDigestThatWasDueWhileNobodyRanComesWhenSomebodyDoesAndNotADayLater() {
        hours().subscribed(it -> it.mode(Sending.Mode.DAILY, "08:30"))
                .sent(at(1), alert("a"))
                .down(between(2, 11))
                .wants(between(11, 11.02), together("daily", "a"))
                .until(at(40))
                .assertHolds();
    }

    @Test
    void quietHoursOverMidnightHoldWhatDoesNotBreakThem() {
        hours().subscribed(it -> it.quiet("22:00", "07:00", Severity.URGENT).urgent("flood"))
                .sent(at(21.9), alert("evening"))
                .sent(at(22), alert("night"))
                .sent(at(23), alert("rising").with("flood"))
                .sent(at(26), alert("dawn"))
                .wants(between(21.9, 21.92), message("evening"))
                .wants(between(23, 23.02), message("rising"))
                .wants(between(31, 31.02), together("quiet-hours", "night", "dawn"))
                .assertHolds();
    }

    @Test
    void whatWasDueInTheMorningWaitsOverTheNightInWhichSomebodyRunsAgain() {
        hours().subscribed(it -> it.quiet("22:00", "07:00", null))
                .sent(at(23), alert("night"))
                .down(between(24, 47.5))
                .wants(between(55, 55.02), message("night"))
                .until(at(60))
                .assertHolds();
    }

    @Test
    void whatIsHeldAloneIsSentAloneAfterTheNight() {
        hours().subscribed(it -> it.quiet("22:00", "07:00", null))
                .sent(at(23), alert("night"))
                .wants(between(31, 31.02), message("night"))
                .assertHolds();
    }

    @Test
    void quietHoursThatEndInAGapEndWithTheGap() {
        // Clocks go from 02:00 to 03:00, an hour before what was 03:05: 2.1 hours after midnight it is 03:06.
        Scenario.hours(channel, receiver, "2026-03-29", "Europe/Berlin")
                .subscribed(it -> it.quiet("22:00", "02:30", null))
                .sent(at(1), alert("night"))
                .sent(at(2.1), alert("after"))
                .wants(between(2, 2.02), message("night"))
                .wants(between(2.1, 2.12), message("after"))
                .assertHolds();
    }

    @Test
    void beyondTheMaximumOfADayOneSummaryComesWhenItIsOverAndCountsForTheNext() {
        hours().subscribed(it -> it.maximum(2))
                .sent(at(1), alert("a"))
                .sent(at(2), alert("b"))
                .sent(at(3), alert("c"))
                .sent(at(4), alert("d"))
                .sent(at(30), alert("e"))
                .sent(at(31), alert("f"))
                .wants(between(1, 1.02), message("a"))
                .wants(between(2, 2.02), message("b"))
                .wants(between(24, 24.02), together("maximum", "c", "d"))
                .wants(between(30, 30.02), message("e"))
                .wants(between(48, 48.02), message("f"))
                .assertHolds();
    }

    @Test
    void anUrgentAlertIsSentBeyondTheMaximumAndDoesNotCount() {
        hours().subscribed(it -> it.maximum(1).urgent("flood"))
                .sent(at(0.5), alert("wave").with("flood"))
                .sent(at(1), alert("a"))
                .sent(at(2), alert("b"))
                .sent(at(3), alert("rising").with("flood"))
                .wants(between(0.5, 0.52), message("wave"))
                .wants(between(1, 1.02), message("a"))
                .wants(between(3, 3.02), message("rising"))
                .wants(between(24, 24.02), message("b"))
                .assertHolds();
    }

    @Test
    void whatBreaksQuietHoursBreaksTheMaximum() {
        hours().subscribed(it -> it.maximum(1)
                        .quiet("22:00", "07:00", Severity.IMPORTANT)
                        .urgent("flood"))
                .sent(at(8), alert("a"))
                .sent(at(9), alert("rising").with("flood"))
                .sent(at(10), alert("b"))
                .wants(between(8, 8.02), message("a"))
                .wants(between(9, 9.02), message("rising"))
                .wants(between(31, 31.02), message("b"))
                .assertHolds();
    }

    @Test
    void theMaximumHoldsHourlyDigestsTooAndTheRestComesWithTheFirstOfTheNextDay() {
        hours().subscribed(it -> it.mode(Sending.Mode.HOURLY, "00:00").maximum(2))
                .sent(at(1.5), alert("a"))
                .sent(at(3.5), alert("b"))
                .sent(at(5.5), alert("c"))
                .sent(at(7.5), alert("d"))
                .wants(between(2, 2.02), together("hourly", "a"))
                .wants(between(4, 4.02), together("hourly", "b"))
                .wants(between(24, 24.02), together("hourly", "c", "d"))
                .until(at(30))
                .assertHolds();
    }

    @Test
    void whatTheMaximumHeldStaysHeldWhereSomethingElseIsChanged() {
        hours().subscribed(it -> it.maximum(1))
                .sent(at(1), alert("a"))
                .sent(at(2), alert("b"))
                .sent(at(3), alert("c"))
                .edited(at(5), it -> it.stories(DAY))
                .wants(between(1, 1.02), message("a"))
                .wants(between(24, 24.02), together("maximum", "b", "c"))
                .assertHolds();
    }

    @Test
    void aHigherMaximumLetsGoWhatTheLowerOneHeld() {
        hours().subscribed(it -> it.maximum(1))
                .sent(at(1), alert("a"))
                .sent(at(2), alert("b"))
                .sent(at(3), alert("c"))
                .edited(at(5), it -> it.maximum(3))
                .wants(between(1, 1.02), message("a"))
                .wants(between(5, 5.02), together("maximum", "b", "c"))
                .assertHolds();
    }

    @Test
    void anUrgentAlertDoesNotWaitForTheDigestAndIsNotInIt() {
        for (Sending.Mode mode : new Sending.Mode[] {Sending.Mode.HOURLY, Sending.Mode.DAILY}) {
            hours().subscribed(it -> it.mode(mode, "08:30").urgent("flood"))
                    .sent(at(7.6), alert("a"))
                    .sent(at(8), alert("rising").with("flood"))
                    .wants(between(8, 8.02), message("rising"))
                    .wants(between(8.5, 8.52), together(mode.label(), "a"))
                    .until(at(34))
                    .assertHolds();
        }
    }

    @Test
    void anUrgentAlertWaitsForTheEndOfQuietHoursThatNothingBreaksAndComesByItself() {
        hours().subscribed(it -> it.mode(Sending.Mode.DAILY, "12:00")
                        .quiet("22:00", "07:00", null)
                        .urgent("flood"))
                .sent(at(23), alert("a"), alert("rising").with("flood"))
                .wants(between(31, 31.02), message("rising"))
                .wants(between(36, 36.02), together("daily", "a"))
                .assertHolds();
    }

    @Test
    void whereAllAlertsAreUrgentTheDigestIsTheirTime() {
        hours().subscribed(it -> it.mode(Sending.Mode.DAILY, "08:30").severity(Severity.URGENT))
                .sent(at(1), alert("a"))
                .wants(between(8.5, 8.52), together("daily", "a"))
                .assertHolds();
    }

    @Test
    void whatIsMutedIsNeverSentAndWhatIsHeldWhenItIsMutedNeither() {
        hours().subscribed(it -> it.quiet("22:00", "07:00", null))
                .sent(at(23), alert("held"))
                .edited(at(24), it -> it.muted(true))
                .sent(at(32), alert("muted"))
                .edited(at(33), it -> it.muted(false))
                .sent(at(34), alert("again"))
                .wants(between(34, 34.02), message("again"))
                .until(at(60))
                .assertHolds();
    }

    @Test
    void whatComesWhileSnoozedIsSummedUpAtItsEnd() {
        hours().snoozed(at(1), at(6))
                .sent(at(2), alert("a"))
                .sent(at(5), alert("b"))
                .sent(at(7), alert("c"))
                .wants(between(6, 6.02), together("snoozed", "a", "b"))
                .wants(between(7, 7.02), message("c"))
                .assertHolds();
    }

    @Test
    void whoEndsASnoozeEarlyGetsWhatWasHeldAtOnce() {
        hours().snoozed(at(1), at(20))
                .sent(at(2), alert("a"))
                .sent(at(5), alert("b"))
                .edited(at(8), it -> it.snoozed(null))
                .wants(between(8, 8.02), together("snoozed", "a", "b"))
                .until(at(25))
                .assertHolds();
    }

    @Test
    void whatIsHeldWhenItIsPausedWaitsUntilItIsResumed() {
        hours().subscribed(it -> it.quiet("22:00", "07:00", null))
                .sent(at(23), alert("held"))
                .state(at(24), Subscription.State.PAUSED)
                .state(at(35), Subscription.State.ACTIVE)
                .wants(between(35, 35.04), message("held"))
                .assertHolds();
    }

    @Test
    void aStoryIsToldOnceWithinItsWindowAndAgainAfterIt() {
        hours().subscribed(it -> it.stories(DAY))
                .story(at(0.5), "ministry", "agency", "gazette")
                .sent(at(1), alert("ministry"))
                .sent(at(3), alert("agency"))
                .sent(at(26), alert("gazette"))
                .wants(between(1, 1.02), message("ministry"))
                .wants(between(26, 26.02), message("gazette"))
                .wantsCopy("agency", "ministry")
                .assertHolds();
    }

    @Test
    void aCopyThatPressesMoreIsSentAndTheNextThatDoesNotIsNone() {
        hours().subscribed(it -> it.stories(DAY).urgent("flood"))
                .story(at(0.5), "ministry", "agency", "gazette")
                .sent(at(1), alert("ministry"))
                .sent(at(2), alert("agency").with("flood"))
                .sent(at(3), alert("gazette"))
                .wants(between(1, 1.02), message("ministry"))
                .wants(between(2, 2.02), message("agency"))
                .wantsCopy("gazette", "agency")
                .assertHolds();
    }

    @Test
    void aWordingThatChangedIsSentThoughItsStoryWasTold() {
        hours().subscribed(it -> it.stories(DAY))
                .story(at(0.5), "ministry", "agency")
                .sent(at(1), alert("ministry"))
                .sent(at(2), alert("agency"))
                .sent(at(3), changed("ministry"))
                .wants(between(1, 1.02), message("ministry"))
                .wants(between(3, 3.02), message("ministry"))
                .wantsCopy("agency", "ministry")
                .assertHolds();
    }

    @Test
    void aCopyOfWhatIsHeldIsAddedToItAndNotInTheDigestByItself() {
        hours().subscribed(it -> it.mode(Sending.Mode.DAILY, "08:30").stories(DAY))
                .story(at(0.5), "ministry", "agency")
                .sent(at(1), alert("ministry"), alert("agency"))
                .wants(between(8.5, 8.52), together("daily", "ministry"))
                .wantsCopy("agency", "ministry")
                .assertHolds();
    }

    @Test
    void aCopyIsKnownForOneAlsoAfterHoursAndARestart() {
        hours().subscribed(it -> it.stories(Duration.ofDays(7)))
                .sent(at(1), alert("ministry"))
                .story(at(1.02), "ministry")
                .restart(at(30))
                .story(at(40), "ministry", "agency")
                .sent(at(40.1), alert("agency"))
                .wants(between(1, 1.02), message("ministry"))
                .wantsCopy("agency", "ministry")
                .until(at(50))
                .assertHolds();
    }

    @Test
    void aCopyWhoseStoryWasSaidOnlyAfterItWasToldKeepsTheNextOneBack() {
        hours().subscribed(it -> it.stories(DAY))
                .sent(at(1), alert("agency"))
                .story(at(1.05), "ministry", "agency", "gazette")
                .sent(at(1.1), alert("gazette"))
                .wants(between(1, 1.02), message("agency"))
                .wantsCopy("gazette", "agency")
                .until(at(3))
                .assertHolds();
    }

    @Test
    void whatIsToldIsFoundUnderTheStoryThatItsOwnBecamePartOf() {
        hours().subscribed(it -> it.stories(DAY))
                .story(at(0.5), "agency")
                .sent(at(1), alert("agency"))
                .merged(at(4), "ministry", "agency")
                .sent(at(4.1), alert("ministry"))
                .wants(between(1, 1.02), message("agency"))
                .wantsCopy("ministry", "agency")
                .until(at(6))
                .assertHolds();
    }

    @Test
    void aFailedAttemptIsMadeAgainBySchedule() {
        Scenario.seconds(channel, receiver, MONDAY, ALMATY)
                .sent(at(1), alert("a"))
                .answering(between(0, 3), 503, null)
                .wants(between(6, 6.6), message("a"))
                .until(at(20))
                .assertHolds();
    }

    @Test
    void whoAsksForTimeIsGivenIt() {
        Scenario.seconds(channel, receiver, MONDAY, ALMATY)
                .sent(at(1), alert("a"))
                .answering(between(0, 20), 429, "40")
                .wants(between(41, 46), message("a"))
                .until(at(60))
                .assertHolds();
    }

    @Test
    void settingsChangedWhileNobodyRunsAreInForceForWhatIsHeld() {
        hours().subscribed(it -> it.mode(Sending.Mode.WEEKLY, "08:30"))
                .sent(at(9), alert("a"))
                .down(between(10, 40))
                .edited(at(20), it -> it.mode(Sending.Mode.DAILY))
                .wants(between(56.5, 56.52), together("daily", "a"))
                .until(at(180))
                .assertHolds();
    }

    @Test
    void whatWasDueWhileNobodyRanByOtherSettingsThanTodaysIsSentByTodays() {
        hours().subscribed(it -> it.mode(Sending.Mode.DAILY, "08:30"))
                .sent(at(1), alert("a"))
                .down(between(2, 11))
                .edited(at(3), it -> it.mode(Sending.Mode.DAILY, "12:00"))
                .wants(between(12, 12.02), together("daily", "a"))
                .until(at(40))
                .assertHolds();
    }

    @Test
    void settingsChangedWhileThingsAreHeldMoveThem() {
        hours().subscribed(it -> it.mode(Sending.Mode.WEEKLY, "08:30"))
                .sent(at(9), alert("a"), alert("b"))
                .edited(at(10), it -> it.mode(Sending.Mode.DAILY))
                .edited(at(11), it -> it.mode(Sending.Mode.DAILY, "13:00").zone("Europe/Berlin"))
                .sent(at(12), alert("c"))
                // 13:00 in Berlin is 17:00 in Almaty.
                .wants(between(17, 17.02), together("daily", "a", "b", "c"))
                .until(at(50))
                .assertHolds();
    }

    @Test
    void fromADigestToAtOnceLetsGoWhatIsHeldInOneMessage() {
        hours().subscribed(it -> it.mode(Sending.Mode.DAILY, "08:30"))
                .sent(at(9), alert("a"), alert("b"))
                .edited(at(10), it -> it.mode(Sending.Mode.IMMEDIATE))
                .wants(between(10, 10.02), together("daily", "a", "b"))
                .until(at(40))
                .assertHolds();
    }
}
