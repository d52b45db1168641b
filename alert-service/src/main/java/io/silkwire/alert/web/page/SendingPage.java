package io.silkwire.alert.web.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the alerts of one subscription are sent.
 *
 * @param next when something is sent next, in words
 * @param channels where they go, in words
 * @param problem what went wrong, or null
 * @param told something that is told once, such as the address of a feed; or null
 * @param log a part of the deliveries, newest first
 * @param newestLog where the newest are, or null where these are they
 * @param olderLog where those before these are, or null where these are the last
 * @param reach how far back the log lacks nothing, in words; null where it lacks nothing
 * @param warnings who was told when that an endpoint fails
 * @param canary whether alerts arrive at all, in words; or null
 * @param owner id of the account it belongs to; empty for the installation's own
 * @param mayHandOver whether whoever looks may give it to another account
 */
public record SendingPage(
        Frame frame,
        String id,
        String name,
        String next,
        List<String> channels,
        Fields fields,
        Map<String, String> errors,
        @Nullable String problem,
        @Nullable String told,
        List<Logged> log,
        @Nullable String newestLog,
        @Nullable String olderLog,
        @Nullable String reach,
        boolean hasFeed,
        List<String> disabled,
        List<String> warnings,
        @Nullable String canary,
        String owner,
        boolean mayHandOver,
        String csrf) {
    /**
     * A delivery.
     *
     * @param id also of the alert
     * @param resendable whether it may be sent again, or tried now
     * @param waits whether it waits for its next try
     */
    public record Logged(
            String id, String state, String what, boolean resendable, boolean waits, List<Tried> attempts) {}

    /** An attempt: when and how in words, what was sent, what came back. */
    public record Tried(
            String words,
            @Nullable String request,
            @Nullable String answer) {}

    /**
     * What stands in the fields.
     *
     * @param ticked whether the tick is set that sending very much is meant
     */
    public record Fields(
            List<Choice> modes,
            String zone,
            String at,
            List<Choice> weekdays,
            String quietFrom,
            String quietTo,
            List<Choice> brokenBy,
            String maximumPerDay,
            List<Choice> severities,
            String urgentTopics,
            String storyHours,
            boolean muted,
            String snoozedUntil,
            boolean ticked) {}

    /** One of several. */
    public record Choice(String value, String label, boolean chosen) {}

    /** What is wrong with this field, or null. */
    public @Nullable String error(String field) {
        return errors.get("sending." + field);
    }

    /** Why saving these settings needs a tick, or null. */
    public @Nullable String flood() {
        return errors.get("acceptManyAlerts");
    }
}
