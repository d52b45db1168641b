package io.silkwire.standalone.subscriptions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a subscription is made of, as options; each that is given goes before what a file, or the subscription itself, has. */
public final class SubscriptionOptions {
    @Option(names = "--name", paramLabel = "TEXT", description = "What its alerts are called.")
    private @Nullable String name;

    @Option(names = "--query", paramLabel = "QUERY", description = "Words, phrases, fields: see docs/QUERIES.md.")
    private @Nullable String query;

    @Option(names = "--topic", paramLabel = "ID", split = ",", description = "A statement needs one of them.")
    private @Nullable List<String> topics;

    @Option(names = "--lang", paramLabel = "TAG", split = ",", description = "A statement is in one of them.")
    private @Nullable List<String> languages;

    @Option(
            names = "--signature",
            paramLabel = "KIND",
            description = "How a new webhook is signed: v1 (a shared secret) or v1a (an ed25519 key pair).")
    private @Nullable String signature;

    @Option(names = "--webhook", paramLabel = "URL", description = "Where alerts are posted.")
    private @Nullable String webhook;

    @Option(names = "--shape", paramLabel = "SHAPE", description = "standard, slack, teams or telegram.")
    private @Nullable String shape;

    @Option(names = "--chat", paramLabel = "CHAT", description = "The chat a Telegram bot writes to.")
    private @Nullable String chat;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Where alerts are mailed.")
    private @Nullable String email;

    @Option(names = "--mode", paramLabel = "MODE", description = "immediate, hourly, daily or weekly.")
    private @Nullable String mode;

    @Option(names = "--at", paramLabel = "HH:MM", description = "Local time of a digest.")
    private @Nullable String at;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Time zone such as Asia/Almaty.")
    private @Nullable String zone;

    @Option(names = "--weekday", paramLabel = "DAY", description = "Day of a weekly digest.")
    private @Nullable String weekday;

    @Option(names = "--quiet-hours", paramLabel = "FROM-TO", description = "Such as 22:00-07:00, in the zone's time.")
    private @Nullable String quiet;

    @Option(names = "--quiet-broken-by", paramLabel = "SEVERITY", description = "This and what presses more is sent.")
    private @Nullable String brokenBy;

    @Option(names = "--max-per-day", paramLabel = "N", description = "Most messages a day; the rest is summed up.")
    private @Nullable Integer maximum;

    @Option(names = "--severity", paramLabel = "SEVERITY", description = "routine, important or urgent.")
    private @Nullable String severity;

    @Option(names = "--urgent-topic", paramLabel = "ID", split = ",", description = "Makes an alert urgent.")
    private @Nullable List<String> urgent;

    @Option(
            names = "--story-window",
            paramLabel = "PT24H",
            description = "One story, one message within it; PT0S: all.")
    private @Nullable String window;

    @Option(names = "--accept-many-alerts", description = "Save it although it would send very much.")
    private boolean acceptMany;

    @Option(
            names = "--clear",
            paramLabel = "FIELD",
            split = ",",
            description =
                    "Take away: query, topics, languages, webhook, email, quiet-hours, max-per-day, urgent-topics.")
    private List<String> cleared = List.of();

    /**
     * Puts what was given into a draft.
     *
     * @throws RefusedException where options do not fit together
     */
    public ObjectNode applyTo(ObjectNode draft) {
        cleared.forEach(field -> clear(draft, field.toLowerCase(Locale.ROOT)));
        text(draft, "name", name);
        text(draft, "query", query);
        list(draft, "topics", topics);
        list(draft, "languages", languages);
        text(draft, "email", email);
        applyWebhook(draft);
        applySending(draft);
        if (acceptMany) {
            draft.put("acceptManyAlerts", true);
        }
        return draft;
    }

    private void applyWebhook(ObjectNode draft) {
        if (webhook == null && shape == null && chat == null && signature == null) {
            return;
        }
        if (webhook == null && !draft.path("webhook").isObject()) {
            throw new RefusedException(
                    "--shape, --chat and --signature say how a webhook is written to; give --webhook URL too");
        }
        ObjectNode there = draft.withObject("/webhook");
        text(there, "url", webhook);
        text(there, "shape", shape);
        text(there, "chat", chat);
        text(there, "signature", signature);
    }

    private void applySending(ObjectNode draft) {
        ObjectNode sending = draft.path("sending") instanceof ObjectNode there ? there : draft.objectNode();
        text(sending, "mode", mode);
        text(sending, "at", at);
        text(sending, "zone", zone);
        text(sending, "weekday", weekday);
        text(sending, "severity", severity);
        text(sending, "storyWindow", window);
        list(sending, "urgentTopics", urgent);
        if (maximum != null) {
            sending.put("maximumPerDay", maximum);
        }
        applyQuietHours(sending);
        if (!sending.isEmpty()) {
            draft.set("sending", sending);
        }
    }

    private void applyQuietHours(ObjectNode sending) {
        if (quiet != null) {
            String[] ends = quiet.split("-", -1);
            if (ends.length != 2) {
                throw new RefusedException(
                        "--quiet-hours " + quiet + " cannot be read; write FROM-TO such as 22:00-07:00");
            }
            sending.withObject("/quietHours").put("from", ends[0].strip()).put("to", ends[1].strip());
        }
        if (brokenBy != null) {
            if (!sending.path("quietHours").isObject()) {
                throw new RefusedException("--quiet-broken-by needs --quiet-hours FROM-TO");
            }
            sending.withObject("/quietHours").put("brokenBy", brokenBy);
        }
    }

    private static void clear(ObjectNode draft, String field) {
        switch (field) {
            case "query", "topics", "languages", "webhook", "email" -> draft.remove(field);
            case "quiet-hours" -> draft.withObject("/sending").remove("quietHours");
            case "max-per-day" -> draft.withObject("/sending").remove("maximumPerDay");
            case "urgent-topics" -> draft.withObject("/sending").remove("urgentTopics");
            default ->
                throw new RefusedException(
                        "--clear " + field + ": there is no such field; write query, topics, languages,"
                                + " webhook, email, quiet-hours, max-per-day or urgent-topics");
        }
    }

    private static void text(ObjectNode object, String field, @Nullable String value) {
        if (value != null) {
            object.put(field, value);
        }
    }

    private static void list(ObjectNode object, String field, @Nullable List<String> values) {
        if (values != null) {
            ArrayNode list = object.putArray(field);
            values.forEach(list::add);
        }
    }
}
