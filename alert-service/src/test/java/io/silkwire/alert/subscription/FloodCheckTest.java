package io.silkwire.alert.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.subscription.SubscriptionDraft.WebhookDraft;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Everything floods here; what is told is when that is asked about. */
class FloodCheckTest {
    private static final WebhookDraft HOOK = new WebhookDraft("https://hooks.example/a", null);
    private static final String MAIL = "desk@example.org";

    private final FloodCheck check = new FloodCheck(
            (query, sending) -> Optional.of(FieldError.of(FloodGate.FIELD, "it would flood", "choose a digest")));

    @Test
    void whatIsSentNowhereIsNotAskedAbout() {
        assertThat(check.of(draft("water", null, null), null)).isEmpty();
        assertThat(check.of(draft("water", null, " "), null)).isEmpty();
        assertThat(check.of(draft("trade", null, null), saved(null, null))).isEmpty();
        assertThat(check.of(SendingDraft.of("hourly"), saved(null, null))).isEmpty();
    }

    @Test
    void aNewOneThatIsSentIsAskedAboutUnlessItIsMeant() {
        assertThat(check.of(draft("water", HOOK, null), null)).isPresent();
        assertThat(check.of(draft("water", null, MAIL), null)).isPresent();
        assertThat(check.of(new SubscriptionDraft("n", List.of(), "water", List.of(), HOOK, null, null, true), null))
                .isEmpty();
    }

    @Test
    void theFirstWayToBeSentIsAskedAbout() {
        assertThat(check.of(draft("water", HOOK, null), saved(null, null))).isPresent();
        assertThat(check.of(draft("water", null, MAIL), saved(null, null))).isPresent();
    }

    @Test
    void anotherNameOrASecondWayIsNot() {
        assertThat(check.of(draft("water", HOOK, null), saved("https://hooks.example/a", null)))
                .isEmpty();
        assertThat(check.of(draft("water", HOOK, MAIL), saved("https://hooks.example/a", null)))
                .isEmpty();
    }

    @Test
    void anotherQueryOrMoreMessagesAre() {
        assertThat(check.of(draft("trade", HOOK, null), saved("https://hooks.example/a", null)))
                .isPresent();
        assertThat(check.of(SendingDraft.of("hourly"), saved(null, MAIL))).isPresent();
        assertThat(check.of(SendingDraft.of("immediate"), saved(null, MAIL))).isEmpty();
    }

    private static SubscriptionDraft draft(String query, @Nullable WebhookDraft webhook, @Nullable String email) {
        return new SubscriptionDraft("n", List.of(), query, List.of(), webhook, email, null);
    }

    private static Subscription saved(@Nullable String url, @Nullable String email) {
        return new Subscription(
                new SubscriptionId("saved"),
                1,
                "Saved",
                List.of(),
                "water",
                List.of(),
                url == null ? null : Subscription.Webhook.of(url, WebhookSecrets.make(SignatureKind.V1)),
                Subscription.State.ACTIVE,
                Subscriptions.ORIGIN_API,
                Instant.parse("2026-11-27T12:00:00Z"),
                email == null ? null : new Subscription.Email(email, WebhookSecrets.token(), null),
                Sending.STANDARD,
                null);
    }
}
