package io.silkwire.alert.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpRequest;
import io.silkwire.alert.account.Caller;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.TopicId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as the API shows it: without the secret of its webhook, but for the one answer that tells it.
 *
 * @param owner whose it is; null for the installation's own
 * @param warnings why nothing will, or may, arrive somewhere it names; empty where all is well
 * @param readOnly whether whoever asked may not change it; then where it goes is left out as well
 */
public record SubscriptionView(
        SubscriptionId id,
        int version,
        String name,
        List<TopicId> topics,
        @Nullable String query,
        List<String> languages,
        @Nullable WebhookView webhook,
        Subscription.State state,
        String origin,
        Instant updatedAt,
        @Nullable EmailView email,
        SendingView sending,
        @Nullable Instant feedSince,
        @Nullable AccountId owner,
        boolean readOnly,
        List<String> warnings) {
    /**
     * Its endpoint.
     *
     * @param secret only in the answer to the request that set it, else null; a private key never
     * @param signature how messages are signed, {@code v1} or {@code v1a}
     * @param publicKey by which its receiver verifies {@code v1a}, always told; else null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WebhookView(
            String url,
            @Nullable String secret,
            Subscription.Shape shape,
            @Nullable String chat,
            @Nullable Instant previousSecretUntil,
            Subscription.@Nullable Disabled disabled,
            String signature,
            @Nullable String publicKey) {
        /** The secret never reaches a log. */
        @Override
        public String toString() {
            return "WebhookView[redacted]";
        }
    }

    /** Its mailbox. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EmailView(String address, Subscription.@Nullable Disabled disabled) {
        /** The address never reaches a log. */
        @Override
        public String toString() {
            return "EmailView[redacted]";
        }
    }

    /** Without secret. */
    public static SubscriptionView of(Subscription subscription) {
        return of(subscription, false, List.of());
    }

    /** After a change: with the secret where that is new. */
    public static SubscriptionView of(SubscriptionChange.Saved saved) {
        return of(saved.subscription(), saved.secretIsNew(), saved.warnings());
    }

    /** As the sender of this request may see it. */
    static SubscriptionView to(HttpRequest<?> request, Subscription subscription) {
        return OwnedSubscriptions.mayHandle(Caller.of(request), subscription)
                ? of(subscription)
                : ofShared(subscription);
    }

    /** Without where it goes: an address of Slack or Telegram is a secret, and a mailbox is somebody's. */
    static SubscriptionView ofShared(Subscription subscription) {
        return new SubscriptionView(
                subscription.id(),
                subscription.version(),
                subscription.name(),
                subscription.topics(),
                subscription.query(),
                subscription.languages(),
                null,
                subscription.state(),
                subscription.origin(),
                subscription.updatedAt(),
                null,
                SendingView.of(subscription.sending()),
                null,
                subscription.owner(),
                true,
                List.of());
    }

    /** The same with these warnings too. */
    public SubscriptionView warning(List<String> about) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(about);
        return new SubscriptionView(
                id,
                version,
                name,
                topics,
                query,
                languages,
                webhook,
                state,
                origin,
                updatedAt,
                email,
                sending,
                feedSince,
                owner,
                readOnly,
                List.copyOf(all));
    }

    private static SubscriptionView of(Subscription subscription, boolean tellSecret, List<FieldError> warnings) {
        Subscription.Webhook webhook = subscription.webhook();
        return new SubscriptionView(
                subscription.id(),
                subscription.version(),
                subscription.name(),
                subscription.topics(),
                subscription.query(),
                subscription.languages(),
                webhook == null ? null : view(webhook, tellSecret),
                subscription.state(),
                subscription.origin(),
                subscription.updatedAt(),
                subscription.email() == null
                        ? null
                        : new EmailView(
                                subscription.email().address(),
                                subscription.email().disabled()),
                SendingView.of(subscription.sending()),
                subscription.feed() == null ? null : subscription.feed().since(),
                subscription.owner(),
                false,
                warnings.stream().map(FieldError::toString).toList());
    }

    private static WebhookView view(Subscription.Webhook webhook, boolean tellSecret) {
        SignatureKind kind = SignatureKind.of(webhook.secret());
        return new WebhookView(
                webhook.url(),
                tellSecret && kind == SignatureKind.V1 ? webhook.secret() : null,
                webhook.shape(),
                webhook.chat(),
                webhook.rotation() == null ? null : webhook.rotation().until(),
                webhook.disabled(),
                kind.label(),
                WebhookSecrets.publicKey(webhook.secret()).orElse(null));
    }
}
