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
        Delivery delivery = recorded(LIVE, null, List.of("webhook"));

        assertThat(delivery.state()).isEqualTo(Delivery.State.PENDING);
        assertThat(delivery.alert()).isEqualTo(LIVE);
        assertThat(channel(delivery, "webhook").nextAttemptAt()).isEqualTo(NOW);
        assertThat(channel(delivery, "live").state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void anAlertWithoutWebhookIsDeliveredByTheLiveStream() {
        Delivery delivery = recorded(LIVE, null, List.of());
        assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(delivery.alert()).isNull();
    }

    @Test
    void anAlertOfTheShadowIsRecordedAndNotSent() {
        Delivery delivery = recorded(SHADOW, null, List.of("webhook"));
        assertThat(delivery.state()).isEqualTo(Delivery.State.SHADOWED);
        assertThat(delivery.alert()).isNull();
    }

    @Test
    void aShadowedAlertIsSentWhenItIsAskedForAndNotOtherwise() {
        assertThat(recorded(LIVE, Delivery.State.SHADOWED, List.of("webhook")).state())
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
        Delivery pending = recorded(LIVE, null, List.of("webhook"));
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
        Delivery pending = recorded(LIVE, null, List.of("webhook"));
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

    private static DeliveryReport report(DeliveryOutcome outcome) {
        return new DeliveryReport(outcome, null, null);
    }

    private static DeliveryDecision decide(Alert alert, Delivery.@Nullable State known) {
        return DeliveryDecision.of(alert, known);
    }

    private static Delivery recorded(Alert alert, Delivery.@Nullable State known, List<String> channels) {
        return switch (DeliveryDecision.of(alert, known)) {
            case DeliveryDecision.Known already -> throw new AssertionError("known already");
            case DeliveryDecision.Shadowed shadowed -> DeliveryDecision.shadowed(alert, channels, NOW);
            case DeliveryDecision.ToBeTold toBeTold ->
                DeliveryDecision.told(
                        alert,
                        channels,
                        new TimingDecision.SendNow(),
                        Severity.ROUTINE,
                        NOW,
                        NOW,
                        Duration.ofMillis(500));
        };
    }

    private static ChannelDelivery channel(Delivery delivery, String name) {
        return delivery.channels().stream()
                .filter(channel -> channel.channel().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
