package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.timing.TimingDecision;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryDecisionTest {
    private static final Instant NOW = Alerts.NOON;
    private static final Alert LIVE = Alerts.of(new SubscriptionId("s"), "a", true);
    private static final Alert SHADOW = Alerts.of(new SubscriptionId("s"), "a", false);
    private static final DeliveryProgress PROGRESS =
            new DeliveryProgress(new RetrySchedule(List.of(Duration.ofSeconds(5))));

    @Test
    void anAlertWithAWebhookIsPendingAtOnceAndCarriesItself() {
        Delivery delivery = recorded(LIVE, null, Destinations.to("webhook"));

        assertThat(delivery.state()).isEqualTo(Delivery.State.PENDING);
        assertThat(delivery.alert()).isEqualTo(LIVE);
        assertThat(channel(delivery, "webhook").nextAttemptAt()).isEqualTo(NOW);
        assertThat(channel(delivery, "live").state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void anAlertWithoutWebhookIsDeliveredByTheLiveStream() {
        Delivery delivery = recorded(LIVE, null, Destinations.NONE);
        assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(delivery.alert()).isNull();
    }

    @Test
    void anAlertOfTheShadowIsRecordedAndNotSent() {
        Delivery delivery = recorded(SHADOW, null, Destinations.to("webhook"));
        assertThat(delivery.state()).isEqualTo(Delivery.State.SHADOWED);
        assertThat(delivery.alert()).isNull();
    }

    @Test
    void aShadowedAlertIsSentWhenItIsAskedForAndNotOtherwise() {
        assertThat(recorded(LIVE, Delivery.State.SHADOWED, Destinations.to("webhook"))
                        .state())
                .isEqualTo(Delivery.State.PENDING);
        assertThat(decide(SHADOW, Delivery.State.SHADOWED)).isEqualTo(new DeliveryDecision.Known());
    }

    @ParameterizedTest
    @EnumSource(
            value = Delivery.State.class,
            names = {"SHADOWED"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatIsUnderWayOrOverIsLeftAlone(Delivery.State known) {
        assertThat(decide(LIVE, known)).isEqualTo(new DeliveryDecision.Known());
    }

    @Test
    void aFailedAttemptIsFollowedByAnotherUntilTheScheduleEnds() {
        Delivery pending = recorded(LIVE, null, Destinations.to("webhook"));
        DeliveryReport failed = report(new DeliveryOutcome.Retryable(500, Reason.RECEIVER_ERROR, null));

        Delivery once = PROGRESS.after(pending, "webhook", failed, NOW, NOW.plusMillis(40), 0);
        assertThat(once.state()).isEqualTo(Delivery.State.PENDING);
        assertThat(channel(once, "webhook").nextAttemptAt()).isEqualTo(NOW.plusMillis(5_040));
        assertThat(channel(once, "webhook").attempts().getFirst())
                .isEqualTo(new Delivery.Attempt(NOW, 500, "receiver-error", 40));

        Delivery twice = PROGRESS.after(once, "webhook", failed, NOW, NOW, 0);
        assertThat(twice.state()).isEqualTo(Delivery.State.FAILED);
        assertThat(twice.alert()).as("kept, so that it can be sent again").isEqualTo(LIVE);
        assertThat(channel(twice, "webhook").attempts().getLast().reason()).isEqualTo("given-up");
    }

    @Test
    void aStopIsFinalAndATakenOneIsDelivered() {
        Delivery pending = recorded(LIVE, null, Destinations.to("webhook"));
        assertThat(PROGRESS.after(
                                pending,
                                "webhook",
                                report(new DeliveryOutcome.Stopped(410, Reason.RECEIVER_GONE)),
                                NOW,
                                NOW,
                                0)
                        .state())
                .isEqualTo(Delivery.State.FAILED);
        Delivery delivered =
                PROGRESS.after(pending, "webhook", report(new DeliveryOutcome.Delivered(200)), NOW, NOW, 0);
        assertThat(delivered.state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(channel(delivered, "webhook").attempts().getFirst().reason()).isNull();
    }

    @Test
    void aChannelThatIsShutFailsAtOnceWithItsReasonAndKeepsTheAlert() {
        Destinations to = new Destinations(List.of("email", "webhook"), Map.of("webhook", Reason.ENDPOINT_DISABLED));

        Delivery delivery = recorded(LIVE, null, to);

        assertThat(channel(delivery, "email").state()).isEqualTo(Delivery.State.PENDING);
        assertThat(channel(delivery, "webhook").state()).isEqualTo(Delivery.State.FAILED);
        assertThat(channel(delivery, "webhook").attempts().getLast().reason()).isEqualTo("endpoint-disabled");
        Delivery after = PROGRESS.after(delivery, "email", report(new DeliveryOutcome.Delivered(250)), NOW, NOW, 0);
        assertThat(after.state()).isEqualTo(Delivery.State.FAILED);
        assertThat(after.alert()).as("kept, so that it can be recovered").isEqualTo(LIVE);
    }

    @Test
    void whoSaysLaterIsAskedLaterAndNoTryIsUsedUpButNotForEver() {
        Delivery pending = recorded(LIVE, null, Destinations.to("webhook"));
        DeliveryReport later = report(new DeliveryOutcome.Retryable(429, Reason.THROTTLED, Duration.ofSeconds(90)));
        Delivery delivery = pending;
        for (int i = 0; i < 50; i++) {
            delivery = PROGRESS.after(delivery, "webhook", later, NOW, NOW, 0);
        }
        assertThat(channel(delivery, "webhook").nextAttemptAt()).isEqualTo(NOW.plusSeconds(90));
        Delivery twice = PROGRESS.after(delivery, "webhook", later, NOW, NOW, 0);
        assertThat(twice.state()).isEqualTo(Delivery.State.PENDING);
        assertThat(PROGRESS.after(twice, "webhook", later, NOW, NOW, 0).state())
                .as("from now on it uses up the two tries of the schedule")
                .isEqualTo(Delivery.State.FAILED);
    }

    private static DeliveryReport report(DeliveryOutcome outcome) {
        return new DeliveryReport(outcome, null, null);
    }

    private static DeliveryDecision decide(Alert alert, Delivery.@Nullable State known) {
        return DeliveryDecision.of(alert, known);
    }

    private static Delivery recorded(Alert alert, Delivery.@Nullable State known, Destinations to) {
        return switch (DeliveryDecision.of(alert, known)) {
            case DeliveryDecision.Known already -> throw new AssertionError("known already");
            case DeliveryDecision.Shadowed shadowed -> DeliveryDecision.shadowed(alert, to, NOW);
            case DeliveryDecision.ToBeTold toBeTold ->
                DeliveryDecision.told(
                        alert,
                        to,
                        new TimingDecision.SendNow(),
                        Severity.ROUTINE,
                        NOW,
                        NOW,
                        Duration.ofMillis(500),
                        "0123456789abcdef");
        };
    }

    private static ChannelDelivery channel(Delivery delivery, String name) {
        return delivery.channels().stream()
                .filter(channel -> channel.channel().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
