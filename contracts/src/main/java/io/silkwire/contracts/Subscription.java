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
        Instant updatedAt) {

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
     * @param secret signing secret in the form of Standard Webhooks, {@code whsec_} and base64
     */
    public record Webhook(String url, String secret) {
        /** The secret never reaches a log. */
        @Override
        public String toString() {
            return "Webhook[" + url + ", secret redacted]";
        }
    }

    /** @throws IllegalArgumentException where it has no name, or neither topics nor query */
    public Subscription {
        topics = List.copyOf(topics);
        languages = List.copyOf(languages);
        if (name.isBlank()) {
            throw new IllegalArgumentException("subscription " + id + " needs a name");
        }
        if (topics.isEmpty() && (query == null || query.isBlank())) {
            throw new IllegalArgumentException("subscription " + id + " needs at least one topic or a query");
        }
    }
}
