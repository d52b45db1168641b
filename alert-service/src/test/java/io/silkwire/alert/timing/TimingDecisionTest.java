package io.silkwire.alert.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.timing.SentSoFar.StoryLook;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Delivery.HoldReason;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.TopicId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of sending as sentences. */
class TimingDecisionTest {
    private static final Alert ALERT = Alerts.of(new SubscriptionId("water"), "a", true);
    private static final AlertId EARLIER =
            Alerts.of(new SubscriptionId("water"), "b", true).id();
    /** 17:00 in Almaty. */
    private static final Instant NOW = Alerts.NOON;

    private SendingBuilder sending = new SendingBuilder();
    private StoryLook story = new StoryLook.News();
    private int sentToday;

    @Test
    void anAlertIsSentAtOnceUnlessSomethingIsAsked() {
        assertThat(decide(NOW)).isEqualTo(new TimingDecision.SendNow());
    }

    @Test
    void whatIsMutedIsNotSent() {
        sending.muted = true;
        assertThat(decide(NOW)).isEqualTo(new TimingDecision.Suppress(HoldReason.MUTED));
    }

    @Test
    void quietHoursHoldUntilTheirEndOverMidnight() {
        sending.quietHours = "22:00-07:00";
        assertThat(decide(at("23:30"))).isEqualTo(held("2026-11-23T02:00:00Z", HoldReason.QUIET_HOURS));
        assertThat(decide(at("03:00"))).isEqualTo(held("2026-11-22T02:00:00Z", HoldReason.QUIET_HOURS));
        assertThat(decide(at("07:00"))).isEqualTo(new TimingDecision.SendNow());
        assertThat(decide(at("21:59"))).isEqualTo(new TimingDecision.SendNow());
        assertThat(decide(at("22:00"))).isEqualTo(held("2026-11-23T02:00:00Z", HoldReason.QUIET_HOURS));
    }

    @Test
    void quietHoursEndOnceWhereTheClockIsSetBackInThem() {
        sending.zone = "Europe/Berlin";
        sending.quietHours = "22:00-02:30";
        // 02:30 comes twice: the first end is the end, and between the two it is quiet again until the second.
        assertThat(decide(Instant.parse("2026-10-24T23:00:00Z")))
                .isEqualTo(held("2026-10-25T00:30:00Z", HoldReason.QUIET_HOURS));
        assertThat(decide(Instant.parse("2026-10-25T01:10:00Z")))
                .isEqualTo(held("2026-10-25T01:30:00Z", HoldReason.QUIET_HOURS));
    }

    @Test
    void anUrgentAlertBreaksQuietHoursAndARoutineOneDoesNot() {
        sending.quietHours = "22:00-07:00";
        sending.brokenBy = Severity.URGENT;
        assertThat(decide(at("23:30"))).isInstanceOf(TimingDecision.Hold.class);

        sending.urgentTopics = List.of(new TopicId("water"));
        assertThat(decide(at("23:30"))).isEqualTo(new TimingDecision.SendNow());
    }

    @Test
    void beyondTheMaximumOfADayItIsHeldUntilTheNextDayIsUp() {
        sending.maximumPerDay = 3;
        sentToday = 2;
        assertThat(decide(NOW)).isEqualTo(new TimingDecision.SendNow());
        sentToday = 3;
        assertThat(decide(NOW)).isEqualTo(held("2026-11-22T19:00:00Z", HoldReason.MAXIMUM));

        sending.quietHours = "22:00-07:00";
        assertThat(decide(NOW)).isEqualTo(held("2026-11-23T02:00:00Z", HoldReason.MAXIMUM));
    }

    @Test
    void whileSnoozedItIsHeldUntilThenAndUntilPeopleAreUp() {
        sending.snoozedUntil = at("20:00");
        assertThat(decide(NOW)).isEqualTo(new TimingDecision.Hold(at("20:00"), HoldReason.SNOOZED));
        assertThat(decide(at("20:00"))).isEqualTo(new TimingDecision.SendNow());

        sending.quietHours = "19:00-07:00";
        assertThat(decide(NOW)).isEqualTo(held("2026-11-23T02:00:00Z", HoldReason.SNOOZED));
    }

    @Test
    void inADigestItWaitsForTheNextSlotThatIsNotTaken() {
        sending.mode = Sending.Mode.DAILY;
        assertThat(decide(NOW)).isEqualTo(new TimingDecision.InDigest(Instant.parse("2026-11-23T03:30:00Z")));

        sending.mode = Sending.Mode.HOURLY;
        assertThat(decide(NOW)).isEqualTo(new TimingDecision.InDigest(Instant.parse("2026-11-22T12:30:00Z")));
    }

    @Test
    void hourlyDigestsPassQuietHoursOverAndSnoozingHoldsDigestsToo() {
        sending.mode = Sending.Mode.HOURLY;
        sending.quietHours = "17:00-20:00";
        assertThat(decide(NOW)).isEqualTo(new TimingDecision.InDigest(at("20:30")));
        sending.snoozedUntil = at("22:30");
        assertThat(decide(NOW)).isEqualTo(new TimingDecision.InDigest(at("22:30")));
    }

    @Test
    void quietHoursThatLeaveNoFullHourEndTheSearchAtTheirEnd() {
        sending.mode = Sending.Mode.HOURLY;
        sending.quietHours = "07:00-06:59";
        assertThat(decide(NOW)).isInstanceOf(TimingDecision.InDigest.class);
    }

    @Test
    void aCopyOfWhatWasToldIsAddedToItWhateverTheHour() {
        story = new StoryLook.Told(EARLIER, Severity.ROUTINE);
        assertThat(decide(NOW)).isEqualTo(new TimingDecision.AddTo(EARLIER));
        sending.quietHours = "16:00-18:00";
        assertThat(decide(NOW)).isEqualTo(new TimingDecision.AddTo(EARLIER));
    }

    @Test
    void aCopyIsSentWhereItPressesMoreOrItsTextChangedOrCopiesAreWanted() {
        story = new StoryLook.Told(EARLIER, Severity.ROUTINE);
        sending.urgentTopics = List.of(new TopicId("water"));
        assertThat(decide(NOW)).isEqualTo(new TimingDecision.SendNow());

        sending.urgentTopics = List.of();
        assertThat(TimingDecision.of(
                        revision(Change.of(Change.Kind.EDITED)), Severity.ROUTINE, sending.build(), NOW, soFar(), true))
                .isEqualTo(new TimingDecision.SendNow());

        sending.storyWindow = Duration.ZERO;
        assertThat(decide(NOW)).isEqualTo(new TimingDecision.SendNow());
    }

    @Test
    void anUnknownStoryIsWaitedForOnlyWhileThereIsPatience() {
        story = new StoryLook.Unknown();
        assertThat(decide(NOW)).isEqualTo(new TimingDecision.AwaitStory());
        assertThat(TimingDecision.of(ALERT, Severity.ROUTINE, sending.build(), NOW, soFar(), false))
                .isEqualTo(new TimingDecision.SendNow());
    }

    @Test
    void aWithdrawalIsNeverRoutine() {
        assertThat(Severities.of(revision(Change.of(Change.Kind.WITHDRAWN)), Sending.STANDARD))
                .isEqualTo(Severity.IMPORTANT);
        assertThat(Severities.of(ALERT, Sending.STANDARD)).isEqualTo(Severity.ROUTINE);
    }

    private TimingDecision decide(Instant now) {
        Sending settings = sending.build();
        return TimingDecision.of(ALERT, Severities.of(ALERT, settings), settings, now, soFar(), true);
    }

    private SentSoFar soFar() {
        return new SentSoFar() {
            @Override
            public int sentSince(Instant from, Severity below) {
                return sentToday;
            }

            @Override
            public StoryLook sameStory(Alert alert, Duration window, Instant now) {
                return story;
            }

            @Override
            public boolean isSlotTaken(Instant slot) {
                return false;
            }
        };
    }

    private static TimingDecision.Hold held(String until, HoldReason reason) {
        return new TimingDecision.Hold(Instant.parse(until), reason);
    }

    /** This time of 22 November in Almaty. */
    private static Instant at(String time) {
        return Instant.parse("2026-11-22T" + time + ":00Z").minus(Duration.ofHours(5));
    }

    private static Alert revision(Change change) {
        Alert one = ALERT;
        return new Alert(
                one.id(),
                one.subscriptionId(),
                one.subscriptionName(),
                1,
                one.statementId(),
                2,
                one.sourceId(),
                one.title(),
                one.url(),
                one.publisher(),
                one.publishedAt(),
                one.language(),
                List.of(),
                one.because(),
                one.lane(),
                true,
                one.matchedAt(),
                change);
    }

    /** Settings in Almaty, of which a test says what matters to it. */
    private static final class SendingBuilder {
        private Sending.Mode mode = Sending.Mode.IMMEDIATE;
        private String zone = "Asia/Almaty";
        private @Nullable String quietHours;
        private @Nullable Severity brokenBy;
        private @Nullable Integer maximumPerDay;
        private List<TopicId> urgentTopics = List.of();
        private boolean muted;
        private @Nullable Instant snoozedUntil;
        private Duration storyWindow = Duration.ofHours(24);

        Sending build() {
            return new Sending(
                    mode,
                    ZoneId.of(zone),
                    LocalTime.of(8, 30),
                    DayOfWeek.MONDAY,
                    quietHours == null
                            ? null
                            : new Sending.QuietHours(
                                    LocalTime.parse(quietHours.substring(0, 5)),
                                    LocalTime.parse(quietHours.substring(6)),
                                    brokenBy),
                    maximumPerDay,
                    Severity.ROUTINE,
                    urgentTopics,
                    muted,
                    snoozedUntil,
                    storyWindow);
        }
    }
}
