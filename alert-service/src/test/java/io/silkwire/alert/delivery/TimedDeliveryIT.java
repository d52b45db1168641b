package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.SimulatedClock;
import io.silkwire.alert.subscription.SendingDraft;
import io.silkwire.alert.subscription.SubscriptionDraft;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.HoldReason;
import io.silkwire.contracts.Digest;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** When alerts are sent, on a real broker and a simulated clock. Each test has a subscription of its own. */
@NullUnmarked // fields are set before all tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimedDeliveryIT {
    private final Recorder recorder = new Recorder();
    private DeliveryGround ground;
    private Subscriptions subscriptions;
    private SimulatedClock clock;

    /** A channel to every subscription with a webhook, that keeps what it was given and takes or dies as it is told. */
    private static final class Recorder implements DeliveryChannel {
        private final List<Outgoing> taken = new CopyOnWriteArrayList<>();
        private final AtomicInteger deaths = new AtomicInteger();

        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public @Nullable String endpoint(Subscription subscription) {
            return subscription.webhook() == null
                    ? null
                    : subscription.webhook().url();
        }

        @Override
        public Pace pace() {
            return new Pace(1_000, Duration.ZERO);
        }

        @Override
        public DeliveryReport attempt(Outgoing message, Subscription subscription) {
            taken.add(message);
            return new DeliveryReport(new DeliveryOutcome.Delivered(200), null, null);
        }

        List<Outgoing> to(SubscriptionId id) {
            return taken.stream().filter(one -> id.equals(owner(one))).toList();
        }

        private static SubscriptionId owner(Outgoing message) {
            return switch (message) {
                case Outgoing.One one -> one.alert().subscriptionId();
                case Outgoing.Several several -> several.digest().subscriptionId();
                case Outgoing.Warning warning -> warning.notice().subscriptionId();
            };
        }
    }

    /** The clock of a session that dies when it is asked the time once more than it was told. */
    private final class DeadlyClock extends Clock {
        private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

        @Override
        public Instant instant() {
            boolean ofSession = Thread.currentThread().getName().equals("delivery");
            if (ofSession && left.decrementAndGet() == 0) {
                recorder.deaths.incrementAndGet();
                throw new IllegalStateException("killed by the test");
            }
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return clock.withZone(zone);
        }
    }

    @BeforeAll
    void start(@TempDir Path dataDir) {
        ground = new DeliveryGround(dataDir);
        subscriptions = ground.subscriptions();
    }

    @AfterEach
    void stopDelivery() {
        ground.stopAll();
    }

    @AfterAll
    void stop() {
        ground.close();
    }

    @Test
    void aDigestIsSentAtItsSlotWithAllThatCameAndOnceWhateverIsKilled() {
        clock = new SimulatedClock(Alerts.NOON);
        DeadlyClock deadly = new DeadlyClock();
        deliver(deadly);
        SubscriptionId id = subscribe("digest", sending("daily", "Asia/Almaty", "08:30", null, null));
        List<Alert> alerts = List.of(alert(id, "d1"), alert(id, "d2"), alert(id, "d3"));
        alerts.forEach(this::send);
        alerts.forEach(alert -> ground.awaitState(alert.id(), Delivery.State.HELD));
        assertThat(recorder.to(id)).isEmpty();

        // The session dies at every point it can: each look at the clock is one.
        Instant slot = Instant.parse("2026-11-23T03:30:00Z");
        clock.set(slot);
        AlertId digest = AlertId.ofDigest(id, slot);
        for (int looks = 1; looks < 8; looks++) {
            int before = recorder.deaths.get();
            deadly.left.set(looks);
            await().atMost(DeliveryGround.PATIENCE)
                    .untilAsserted(() -> assertThat(recorder.deaths.get()).isGreaterThan(before));
        }
        deadly.left.set(Integer.MAX_VALUE);

        ground.awaitState(digest, Delivery.State.DELIVERED);
        alerts.forEach(alert -> ground.awaitState(alert.id(), Delivery.State.BUNDLED));
        assertThat(recorder.to(id)).extracting(Outgoing::id).containsOnly(digest);
        Digest sent = ((Outgoing.Several) recorder.to(id).getFirst()).digest();
        assertThat(sent.kind()).isEqualTo(Digest.Kind.DAILY);
        assertThat(sent.items())
                .extracting(item -> item.alert().id())
                .hasSize(3)
                .doesNotHaveDuplicates();

        Delivery told =
                new Delivery(digest, id, null, ground.delivery(digest).channels(), null, slot, null, null, null);
        SentMessages messages = new SentMessages(ground.kafka());
        assertThat(messages.whole(told).orElseThrow().digest())
                .as("a digest is read back from its own record")
                .isEqualTo(sent);
        assertThat(messages.whole(ground.delivery(alerts.getFirst().id()))
                        .orElseThrow()
                        .alert())
                .as("an alert that went into it from the alerts")
                .isEqualTo(alerts.getFirst());
        int before = recorder.to(id).size();
        try (DeliveryRequests requests = new DeliveryRequests(ground.kafka())) {
            requests.resend(messages.whole(told).orElseThrow());
        }
        await().atMost(DeliveryGround.PATIENCE)
                .untilAsserted(() -> assertThat(recorder.to(id)).hasSize(before + 1));
        assertThat(recorder.to(id).getLast()).isEqualTo(new Outgoing.Several(sent));

        int taken = recorder.to(id).size();
        clock.set(slot.plus(Duration.ofMinutes(1)));
        Alert late = alert(id, "d4");
        send(late);
        ground.awaitState(late.id(), Delivery.State.HELD);
        assertThat(ground.delivery(late.id()).timing().until()).isEqualTo("2026-11-24T03:30:00Z");
        assertThat(recorder.to(id)).hasSize(taken);
    }

    @Test
    void quietHoursHoldOverARestartAndWhatIsAloneIsSentAlone() {
        clock = new SimulatedClock(Instant.parse("2026-11-22T20:00:00Z"));
        Deliveries first = deliver(clock);
        SubscriptionId id = subscribe(
                "quiet",
                sending("immediate", "UTC", null, new SendingDraft.QuietHoursDraft("22:00", "07:00", null), null));
        Alert day = alert(id, "by-day");
        send(day);
        ground.awaitState(day.id(), Delivery.State.DELIVERED);

        clock.set(Instant.parse("2026-11-22T23:00:00Z"));
        Alert night = alert(id, "by-night");
        send(night);
        ground.awaitState(night.id(), Delivery.State.HELD);
        await().atMost(DeliveryGround.PATIENCE)
                .untilAsserted(() -> assertThat(
                                first.next(subscriptions.find(id).orElseThrow()).words())
                        .isEqualTo("next message tomorrow 07:00 (UTC), 1 alert waiting"));
        ground.stop(first);
        clock.set(Instant.parse("2026-11-23T07:00:00Z"));
        deliver(clock);

        ground.awaitState(night.id(), Delivery.State.DELIVERED);
        assertThat(recorder.to(id)).extracting(Outgoing::id).containsExactly(day.id(), night.id());
    }

    @Test
    void beyondTheMaximumOneSummaryComesWhenTheDayIsOver() {
        clock = new SimulatedClock(Alerts.NOON);
        Deliveries delivery = deliver(clock);
        SubscriptionId id = subscribe("maximum", sending("immediate", "UTC", null, null, 2));
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            alerts.add(alert(id, "m" + i));
        }
        alerts.forEach(this::send);
        ground.awaitState(alerts.get(1).id(), Delivery.State.DELIVERED);
        ground.awaitState(alerts.get(4).id(), Delivery.State.HELD);
        assertThat(recorder.to(id)).hasSize(2);
        SubscriptionId full = subscribe("full", sending("immediate", "UTC", null, null, 1));
        send(alert(full, "f0"));
        await().atMost(DeliveryGround.PATIENCE)
                .untilAsserted(
                        () -> assertThat(delivery.next(subscriptions.find(full).orElseThrow())
                                        .words())
                                .as("nothing is held, and the next waits all the same")
                                .isEqualTo("next message tomorrow 00:00 (UTC)"));

        clock.set(Instant.parse("2026-11-23T00:00:00Z"));
        ground.awaitState(alerts.get(4).id(), Delivery.State.BUNDLED);
        await().atMost(DeliveryGround.PATIENCE)
                .untilAsserted(() -> assertThat(recorder.to(id)).hasSize(3));
        Digest summary = ((Outgoing.Several) recorder.to(id).getLast()).digest();
        assertThat(summary.kind()).isEqualTo(Digest.Kind.MAXIMUM);
        assertThat(summary.items()).hasSize(3);
    }

    @Test
    void aStoryIsToldOnceToEachSubscriptionAndItsCopiesAreAddedToTheAlert() {
        clock = new SimulatedClock(Alerts.NOON);
        deliver(clock);
        SubscriptionId one = subscribe("story-one", stories());
        SubscriptionId other = subscribe("story-other", stories());
        Alert first = alert(one, "told-by-ministry");
        Alert copy = alert(one, "told-by-agency");
        Alert elsewhere = alert(one, "another-story");
        story(first.statementId(), first.statementId());
        story(elsewhere.statementId(), elsewhere.statementId());

        send(first);
        ground.awaitState(first.id(), Delivery.State.DELIVERED);
        send(copy);
        send(elsewhere);
        send(alert(other, "told-by-agency"));
        ground.awaitState(elsewhere.id(), Delivery.State.DELIVERED);
        // The story of the copy is said a moment after the copy itself.
        story(copy.statementId(), first.statementId());

        ground.awaitState(copy.id(), Delivery.State.COPIED);
        Delivery.Timing timing =
                Objects.requireNonNull(ground.delivery(copy.id()).timing());
        assertThat(timing.with()).isEqualTo(first.id());
        assertThat(timing.reason()).isEqualTo(HoldReason.STORY_TOLD);
        assertThat(recorder.to(one)).extracting(Outgoing::id).containsExactlyInAnyOrder(first.id(), elsewhere.id());
        ground.awaitState(alert(other, "told-by-agency").id(), Delivery.State.DELIVERED);

        clock.advance(Duration.ofHours(25));
        Alert nextDay = alert(one, "told-again");
        story(nextDay.statementId(), first.statementId());
        send(nextDay);
        ground.awaitState(nextDay.id(), Delivery.State.DELIVERED);
    }

    @Test
    void aStoryNobodyTellsAboutHoldsAnAlertUpForAMomentOnly() {
        clock = new SimulatedClock(Alerts.NOON);
        deliver(clock);
        SubscriptionId id = subscribe("untold", stories());
        Alert first = alert(id, "u1");
        Alert second = alert(id, "u2");
        send(first);
        ground.awaitState(first.id(), Delivery.State.DELIVERED);
        send(second);
        ground.awaitState(second.id(), Delivery.State.PENDING);

        clock.advance(Duration.ofMillis(501));
        ground.awaitState(second.id(), Delivery.State.DELIVERED);
    }

    @Test
    void changedSettingsMoveWhatIsHeldAndMutingEndsIt() {
        clock = new SimulatedClock(Alerts.NOON);
        deliver(clock);
        SubscriptionId id = subscribe("changed", sending("weekly", "UTC", "08:30", null, null));
        Alert alert = alert(id, "c1");
        send(alert);
        ground.awaitState(alert.id(), Delivery.State.HELD);

        subscriptions.send(id, sending("immediate", "UTC", null, null, null));
        await().atMost(DeliveryGround.PATIENCE).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(2));
            assertThat(ground.delivery(alert.id()).state()).isEqualTo(Delivery.State.DELIVERED);
        });

        subscriptions.mute(id, true);
        Alert muted = alert(id, "c2");
        send(muted);
        ground.awaitState(muted.id(), Delivery.State.MUTED);
        assertThat(recorder.to(id)).extracting(Outgoing::id).containsExactly(alert.id());
    }

    private Deliveries deliver(Clock of) {
        return ground.deliver(
                new DeliverySettings(16, List.of(), Duration.ofSeconds(1), Duration.ofMillis(500)),
                List.of(recorder),
                of);
    }

    private static SendingDraft sending(
            String mode,
            String zone,
            @Nullable String at,
            SendingDraft.@Nullable QuietHoursDraft quiet,
            @Nullable Integer maximum) {
        return new SendingDraft(mode, zone, at, null, quiet, maximum, null, List.of(), false, null, "PT0S");
    }

    /** At once, each story once a day. */
    private static SendingDraft stories() {
        return new SendingDraft("immediate", "UTC", null, null, null, null, null, List.of(), false, null, "PT24H");
    }

    private SubscriptionId subscribe(String name, SendingDraft sending) {
        return ground.subscribe(new SubscriptionDraft(
                name,
                List.of("water"),
                null,
                List.of(),
                new SubscriptionDraft.WebhookDraft("https://hooks.example/" + name, null),
                null,
                sending));
    }

    private Alert alert(SubscriptionId id, String statement) {
        return Alerts.at(id, statement, true, clock.instant());
    }

    private void story(StatementId statement, StatementId oldest) {
        ground.write(WireRecords.of(
                KafkaTopics.STORIES,
                null,
                statement.value(),
                new StoryMembership(
                        statement,
                        1,
                        new SourceId("test"),
                        StoryId.ofOldest(oldest),
                        oldest,
                        Alerts.NOON,
                        null,
                        StoryMembership.Reason.OPENED,
                        List.of()),
                statement.value(),
                "/test",
                Alerts.NOON,
                Travel.LIVE));
    }

    private void send(Alert alert) {
        ground.send(alert, Travel.LIVE);
    }
}
