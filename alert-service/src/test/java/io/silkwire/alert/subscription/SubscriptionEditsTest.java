package io.silkwire.alert.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Since when an endpoint is what it is: its failures are counted from then. */
class SubscriptionEditsTest {
    private static final Instant NOW = Alerts.NOON;
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(30));
    private final SubscriptionEdits edits = new SubscriptionEdits(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void snoozingMutingPausingRotatingAndRenamingLeaveAnEndpointWhatItIs() {
        Subscription old = with(LONG_AGO);
        assertThat(since(edits.muted(old, false, NOW.plusSeconds(60)))).isEqualTo(LONG_AGO);
        assertThat(since(edits.inState(old, Subscription.State.PAUSED))).isEqualTo(LONG_AGO);
        assertThat(since(edits.rotated(old, null, Duration.ofDays(1)))).isEqualTo(LONG_AGO);
        assertThat(since(edits.replaced(old, draft("Renamed", "https://hooks.example/x"))))
                .isEqualTo(LONG_AGO);
        assertThat(since(edits.disabled(old, "webhook", Reason.RECEIVER_GONE))).isEqualTo(LONG_AGO);
    }

    @Test
    void anotherAddressAndEnablingAreANewStart() {
        Subscription old = with(LONG_AGO);
        assertThat(since(edits.replaced(old, draft("Water", "https://hooks.example/other"))))
                .isEqualTo(NOW);
        assertThat(since(edits.disabled(old, "webhook", null))).isEqualTo(NOW);
    }

    @Test
    void aRecordFromBeforeThisWasKeptCountsFromItsLastChangeAndStaysSo() {
        Subscription old = with(null);
        Subscription snoozed = edits.muted(old, false, NOW.plusSeconds(60));
        assertThat(since(snoozed)).isEqualTo(old.updatedAt());
        assertThat(since(edits.muted(snoozed, false, null))).isEqualTo(old.updatedAt());
    }

    private static DraftCheck.Sound draft(String name, String url) {
        SubscriptionDraft draft = new SubscriptionDraft(
                name, List.of("water"), null, List.of(), new SubscriptionDraft.WebhookDraft(url, null));
        return (DraftCheck.Sound) DraftCheck.check(draft);
    }

    private static Subscription with(@Nullable Instant since) {
        Subscription one = Alerts.subscription("water", null);
        return new Subscription(
                one.id(),
                1,
                one.name(),
                one.topics(),
                null,
                one.languages(),
                new Subscription.Webhook(
                        "https://hooks.example/x", Alerts.SECRET, null, Subscription.Shape.STANDARD, null, null, since),
                one.state(),
                one.origin(),
                NOW.minus(Duration.ofDays(3)));
    }

    private static @Nullable Instant since(Subscription subscription) {
        return Objects.requireNonNull(subscription.webhook()).since();
    }
}
