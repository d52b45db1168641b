package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to hear of. A statement matches when it has one of the topics (if any are named), is in one of the
 * languages (if any are named) and fits the query (if there is one); at least one of topics and query is given.
 *
 * @param version 1 when added, one more for each change
 * @param query free query in the language of the search box, or null
 * @param languages BCP 47 tags, or empty for any
 * @param webhook where alerts are sent besides the live stream, or null
 * @param origin {@code seeds} where it came from the seed file, else {@code api}
 * @param email where alerts are sent as mail, or null
 * @param sending when alerts are sent; a record of version 1 has none and means {@link Sending#STANDARD}
 * @param feed what its feed is known by, or null where it has none
 * @param owner whose it is; null where it is the installation's own, as those of the seed file, those made while no accounts were
 *     kept and those of records from before there were owners
 */
public record Subscription(
        SubscriptionId id,
        int version,
        String name,
        List<TopicId> topics,
        @Nullable String query,
        List<String> languages,
        @Nullable Webhook webhook,
        State state,
        String origin,
        Instant updatedAt,
        @Nullable Email email,
        Sending sending,
        @Nullable Feed feed,
        @Nullable AccountId owner) {

    /** Whether it is matched; a deleted one stays as a mark, so that seeding does not bring it back. */
    public enum State {
        ACTIVE,
        PAUSED,
        DELETED;

        /** The word in JSON. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An HTTP endpoint that alerts are posted to.
     *
     * @param url http or https
     * @param secret signing secret in the form of Standard Webhooks: {@code whsec_} and base64 (HMAC-SHA256), or {@code whsk_}
     *     and base64 (ed25519)
     * @param rotation the secret before, which signs beside the new one for a while; or null
     * @param shape of the body
     * @param chat the chat a Telegram bot writes to, or null
     * @param disabled why nothing is sent there any more, or null
     * @param since when it was given this address or enabled again: older failures are not its own; null in older records
     */
    public record Webhook(
            String url,
            String secret,
            @Nullable Rotation rotation,
            Shape shape,
            @Nullable String chat,
            @Nullable Disabled disabled,
            @Nullable Instant since) {
        /** One of which it is not known since when it has its address. */
        public Webhook(
                String url,
                String secret,
                @Nullable Rotation rotation,
                Shape shape,
                @Nullable String chat,
                @Nullable Disabled disabled) {
            this(url, secret, rotation, shape, chat, disabled, null);
        }

        /** A record of version 1 names no shape. */
        public Webhook {
            shape = orElse(shape, Shape.STANDARD);
        }

        /** An endpoint for the body of Standard Webhooks. */
        public static Webhook of(String url, String secret) {
            return new Webhook(url, secret, null, Shape.STANDARD, null, null);
        }

        /** The secrets and a Telegram or Slack address, which is a secret itself, never reach a log. */
        @Override
        public String toString() {
            return "Webhook[" + shape.label() + ", address and secret redacted]";
        }
    }

    /** The secret that was replaced, and how long it still signs. */
    public record Rotation(String secret, Instant until) {
        /** The secret never reaches a log. */
        @Override
        public String toString() {
            return "Rotation[until " + until + ", secret redacted]";
        }
    }

    /** Since when nothing is sent to an endpoint, and why. */
    public record Disabled(Instant at, Reason reason) {}

    /** Whose form the body of a webhook has. */
    public enum Shape {
        STANDARD,
        SLACK,
        TEAMS,
        TELEGRAM;

        /** The word in JSON. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A mailbox.
     *
     * @param secret proves that a link to unsubscribe was in a mail to it
     * @param disabled why nothing is sent there any more, or null
     * @param since when it was given this address or enabled again: older failures are not its own; null in older records
     */
    public record Email(
            String address,
            String secret,
            @Nullable Disabled disabled,
            @Nullable Instant since) {
        /** One of which it is not known since when it has its address. */
        public Email(String address, String secret, @Nullable Disabled disabled) {
            this(address, secret, disabled, null);
        }

        /** The address never reaches a log. */
        @Override
        public String toString() {
            return "Email[redacted]";
        }
    }

    /**
     * A feed that whoever has its token may read.
     *
     * @param tokenHash SHA-256 of the token in lower-case hex; the token itself is kept nowhere
     */
    public record Feed(String tokenHash, Instant since) {}

    /** One of the installation's own. */
    public Subscription(
            SubscriptionId id,
            int version,
            String name,
            List<TopicId> topics,
            @Nullable String query,
            List<String> languages,
            @Nullable Webhook webhook,
            State state,
            String origin,
            Instant updatedAt,
            @Nullable Email email,
            Sending sending,
            @Nullable Feed feed) {
        this(
                id, version, name, topics, query, languages, webhook, state, origin, updatedAt, email, sending, feed,
                null);
    }

    /** One of the installation's own, without mail, settings of sending and feed. */
    public Subscription(
            SubscriptionId id,
            int version,
            String name,
            List<TopicId> topics,
            @Nullable String query,
            List<String> languages,
            @Nullable Webhook webhook,
            State state,
            String origin,
            Instant updatedAt) {
        this(
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
                null,
                Sending.STANDARD,
                null);
    }

    /** @throws IllegalArgumentException where it has no name, or neither topics nor query */
    public Subscription {
        topics = List.copyOf(topics);
        languages = List.copyOf(languages);
        sending = orElse(sending, Sending.STANDARD);
        if (name.isBlank()) {
            throw new IllegalArgumentException("subscription " + id + " needs a name");
        }
        if (topics.isEmpty() && (query == null || query.isBlank())) {
            throw new IllegalArgumentException("subscription " + id + " needs at least one topic or a query");
        }
    }

    /** What a record of an earlier version left out. */
    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
