package io.silkwire.alert.web.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions and the form that adds or changes one.
 *
 * @param silent how many the audit tells about
 * @param preview of what stands in the form; null where none was asked for
 * @param secret of the one that was just added, shown this once; or null
 * @param notice something to know first, or null
 * @param once a number of this form alone, so that sending it twice adds one
 */
public record SubscriptionsPage(
        Frame frame,
        List<Row> rows,
        Form form,
        @Nullable PreviewPanel preview,
        int silent,
        @Nullable Secret secret,
        @Nullable String notice,
        String csrf,
        String once) {

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
     * @param previewed whether a preview is worth asking for at once
     * @param signature kind that was chosen, or blank
     * @param flood why saving it needs a tick, or null
     * @param ticked whether the tick is set
     * @param errors by the name of the field in JSON
     */
    public record Form(
            Target target,
            boolean previewed,
            String name,
            List<Check> topics,
            String otherTopics,
            String query,
            List<Check> languages,
            String webhookUrl,
            List<Choice> shapes,
            String chat,
            String signature,
            String email,
            List<Choice> modes,
            @Nullable String flood,
            boolean ticked,
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

    /**
     * Where the form goes.
     *
     * @param edits whether it changes a subscription that is there
     */
    public record Target(String heading, String action, String preview, String button, boolean edits) {
        /** To add one. */
        public static final Target ADD =
                new Target("Add a subscription", "/subscriptions", "/subscriptions/preview", "Add subscription", false);

        /** To change the one of this id and name. */
        public static Target edit(String id, String name) {
            String at = "/subscriptions/" + id;
            return new Target("Change “" + name + "”", at, at + "/preview", "Save changes", true);
        }
    }

    /** One of several. */
    public record Choice(String value, String label, boolean chosen) {}

    /** Something that can be ticked. */
    public record Check(String value, String label, boolean ticked) {}

    /**
     * The signing secret of a new webhook.
     *
     * @param isPublic whether it is the public key of a pair, which is no secret
     */
    public record Secret(String subscriptionName, String value, boolean isPublic) {}
}
