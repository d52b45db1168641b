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
 */
public record SubscriptionDraft(
        @Nullable String name,
        List<String> topics,
        @Nullable String query,
        List<String> languages,
        @Nullable WebhookDraft webhook) {
    /**
     * An endpoint as somebody wrote it.
     *
     * @param secret signing secret, or null to have one made
     */
    public record WebhookDraft(
            @Nullable String url, @Nullable String secret) {
        /** The secret never reaches a log. */
        @Override
        public String toString() {
            return "WebhookDraft[" + url + ", secret redacted]";
        }
    }

    /** Copies the lists; one that JSON left out is empty. */
    public SubscriptionDraft {
        topics = copy(topics);
        languages = copy(languages);
    }

    private static List<String> copy(@Nullable List<String> list) {
        return list == null
                ? List.of()
                : list.stream().map(element -> Objects.toString(element, "")).toList();
    }
}
