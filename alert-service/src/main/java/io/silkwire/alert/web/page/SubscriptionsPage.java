package io.silkwire.alert.web.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions and the form that adds one.
 *
 * @param secret of the one that was just added, shown this once; or null
 * @param notice something to know first, or null
 */
public record SubscriptionsPage(
        Frame frame,
        List<Row> rows,
        Form form,
        @Nullable Secret secret,
        @Nullable String notice,
        String csrf) {

    /**
     * One subscription.
     *
     * @param query its free query, or null
     * @param webhookHost where alerts are posted, or null
     * @param owner whose it is, in words; null where that need not be said
     * @param mine whether whoever looks may change it
     * @param activity its latest alerts, in words
     * @param next when something is sent next, in words
     * @param confirmDelete whether it asks if it shall be deleted
     */
    public record Row(
            String id,
            String name,
            List<Chip> topics,
            @Nullable String query,
            @Nullable String languages,
            @Nullable String webhookHost,
            @Nullable String owner,
            boolean mine,
            boolean paused,
            String activity,
            String alertsHref,
            String searchHref,
            String next,
            boolean confirmDelete) {}

    /**
     * What was entered, and what is wrong with it.
     *
     * @param errors by the name of the field in JSON
     */
    public record Form(
            String name,
            List<Check> topics,
            String otherTopics,
            String query,
            List<Check> languages,
            String webhookUrl,
            String email,
            Map<String, String> errors) {
        /** What is wrong with this field, or null. */
        public @Nullable String error(String field) {
            return errors.get(field);
        }

        /** {@code true} for assistive technology where the field is wrong, else null. */
        public @Nullable String invalid(String field) {
            return errors.containsKey(field) ? "true" : null;
        }
    }

    /** Something that can be ticked. */
    public record Check(String value, String label, boolean ticked) {}

    /** The signing secret of a new webhook. */
    public record Secret(String subscriptionName, String value) {}
}
