package io.silkwire.alert.subscription;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as somebody wrote it, unchecked: the body of a request, a form, or an entry of the seed file.
 *
 * @param topics ids of topics, at least one of which the statement has; or empty
 * @param query free query, or null
 * @param languages language tags, one of which the statement is in; or empty for any
 * @param webhook where alerts are posted, or null
 * @param email address that alerts are mailed to, or null
 * @param sending when alerts are sent; null leaves it as it is
 * @param acceptManyAlerts true where it is meant to send as many as it will; see {@link FloodGate}
 */
public record SubscriptionDraft(
        @Nullable String name,
        List<String> topics,
        @Nullable String query,
        List<String> languages,
        @Nullable WebhookDraft webhook,
        @Nullable String email,
        @Nullable SendingDraft sending,
        @Nullable Boolean acceptManyAlerts) {
    /**
     * An endpoint as somebody wrote it.
     *
     * @param secret signing secret, or null to have one made
     * @param shape standard, slack, teams or telegram; null for standard
     * @param chat the chat a Telegram bot writes to, or null
     * @param signature {@code v1} for a shared secret or {@code v1a} for a key pair, where one is to be made; null for what there is,
     *     or else the first
     */
    public record WebhookDraft(
            @Nullable String url,
            @Nullable String secret,
            @Nullable String shape,
            @Nullable String chat,
            @Nullable String signature) {
        /** One that does not say how it is signed. */
        public WebhookDraft(
                @Nullable String url, @Nullable String secret, @Nullable String shape, @Nullable String chat) {
            this(url, secret, shape, chat, null);
        }

        /** One for the body of Standard Webhooks. */
        public WebhookDraft(@Nullable String url, @Nullable String secret) {
            this(url, secret, null, null);
        }

        /** The secret, and an address that is one, never reach a log. */
        @Override
        public String toString() {
            return "WebhookDraft[redacted]";
        }
    }

    /** One without mail and settings. */
    public SubscriptionDraft(
            @Nullable String name,
            List<String> topics,
            @Nullable String query,
            List<String> languages,
            @Nullable WebhookDraft webhook) {
        this(name, topics, query, languages, webhook, null, null);
    }

    /** One that does not say whether many alerts are meant. */
    public SubscriptionDraft(
            @Nullable String name,
            List<String> topics,
            @Nullable String query,
            List<String> languages,
            @Nullable WebhookDraft webhook,
            @Nullable String email,
            @Nullable SendingDraft sending) {
        this(name, topics, query, languages, webhook, email, sending, null);
    }

    /** Copies the lists; one that JSON left out is empty. */
    public SubscriptionDraft {
        topics = copy(topics);
        languages = copy(languages);
    }

    /** Whether it names somewhere that messages are sent to; this site, its live stream and feeds are read there. */
    public boolean isSent() {
        boolean mailed = email != null && !email.isBlank();
        return mailed
                || (webhook != null && webhook.url() != null && !webhook.url().isBlank());
    }

    /** Whether many alerts are meant. */
    boolean acceptsMany() {
        return Boolean.TRUE.equals(acceptManyAlerts);
    }

    private static List<String> copy(@Nullable List<String> list) {
        return list == null
                ? List.of()
                : list.stream().map(element -> Objects.toString(element, "")).toList();
    }

    /** The address never reaches a log. */
    @Override
    public String toString() {
        return "SubscriptionDraft[" + name + "]";
    }
}
