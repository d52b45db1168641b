package io.silkwire.standalone.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says for people what the API says of subscriptions and deliveries. */
public final class SubscriptionWords {
    private static final int MOST_WORDS = 5;

    private SubscriptionWords() {}

    /** A table of subscriptions. */
    public static String list(JsonNode subscriptions) {
        if (subscriptions.isEmpty()) {
            return "no subscriptions; make one with 'subscriptions create --name … --query …'\n";
        }
        Table table = new Table("ID", "NAME", "STATE", "OWNER", "GOES TO", "ASKS FOR");
        subscriptions.forEach(one -> table.row(
                one.path("id").asText(),
                one.path("name").asText(),
                state(one),
                owner(one),
                String.join(", ", channels(one)),
                asks(one)));
        return table.text();
    }

    /** All of one subscription, a line for each part. */
    public static String show(JsonNode one, JsonNode sending) {
        StringBuilder text = new StringBuilder();
        line(text, "id", one.path("id").asText());
        line(text, "name", one.path("name").asText());
        line(text, "state", state(one) + ", version " + one.path("version").asText());
        line(text, "owner", owner(one));
        line(text, "asks for", asks(one));
        line(
                text,
                "goes to",
                one.path("readOnly").asBoolean() ? "(not yours to see)" : String.join(", ", channels(one)));
        line(text, "sent", sending(one.path("sending")));
        line(text, "next", sending.at("/next/words").asText());
        return text.toString();
    }

    /** A table of deliveries with their last attempts. */
    public static String deliveries(JsonNode deliveries) {
        if (deliveries.isEmpty()) {
            return "nothing was delivered lately\n";
        }
        Table table = new Table("DELIVERY", "SUBSCRIPTION", "AT", "STATE", "CHANNELS");
        deliveries.forEach(one -> table.row(
                one.path("id").asText(),
                one.path("subscriptionId").asText(),
                one.path("updatedAt").asText(),
                one.path("state").asText(),
                attempts(one.path("channels"))));
        return table.text();
    }

    /** A table of alerts with how their sending stands. */
    public static String alerts(JsonNode alerts) {
        if (alerts.isEmpty()) {
            return "nothing was matched lately\n";
        }
        Table table = new Table("ALERT", "SUBSCRIPTION", "MATCHED", "STATE", "TITLE", "BECAUSE OF");
        alerts.forEach(one -> table.row(
                one.at("/alert/id").asText(),
                one.at("/alert/subscription/name").asText(),
                one.at("/alert/matchedAt").asText(),
                one.at("/delivery/state").asText(),
                one.at("/alert/statement/title").asText(),
                because(one.at("/alert/because"))));
        return table.text();
    }

    private static String because(JsonNode spans) {
        Set<String> words = new LinkedHashSet<>();
        spans.forEach(span -> words.add(span.path("text").asText()));
        return words.stream().limit(MOST_WORDS).collect(Collectors.joining(", "));
    }

    /** How a sample went, a line for each channel. */
    public static String sample(JsonNode sent) {
        if (sent.isEmpty()) {
            return "it goes nowhere a sample could be sent to\n";
        }
        StringBuilder text = new StringBuilder();
        sent.forEach(one -> text.append(one.path("channel").asText())
                .append(": ")
                .append(attempt(one.path("attempt")))
                .append('\n'));
        return text.toString();
    }

    /** Why a statement does not fit, clause by clause. */
    public static String whyNot(JsonNode reason) {
        if (reason.path("fits").asBoolean()) {
            return "it fits\n";
        }
        StringBuilder text = new StringBuilder("it does not fit:\n");
        clause(text, reason.path("clause"), "  ");
        return text.toString();
    }

    private static void clause(StringBuilder text, JsonNode clause, String indent) {
        text.append(indent).append(clause.path("clause").asText());
        if (clause.path("offset").isInt()) {
            text.append(" (position ").append(clause.path("offset").asInt() + 1).append(')');
        }
        text.append(": ").append(clause.path("reason").asText()).append('\n');
        clause.path("within").forEach(inner -> clause(text, inner, indent + "  "));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("%-9s %s%n", name, value.replaceAll("\\p{Cntrl}+", " ")));
    }

    private static String state(JsonNode one) {
        String muted = one.at("/sending/muted").asBoolean() ? ", muted" : "";
        String snoozed = one.at("/sending/snoozedUntil").asText("");
        return one.path("state").asText() + muted + (snoozed.isEmpty() ? "" : ", snoozed until " + snoozed);
    }

    private static String owner(JsonNode one) {
        return one.path("owner").asText("").isEmpty()
                ? "(installation)"
                : one.path("owner").asText();
    }

    private static String asks(JsonNode one) {
        List<String> parts = new ArrayList<>();
        if (!one.path("query").asText("").isEmpty()) {
            parts.add(one.path("query").asText());
        }
        if (!one.path("topics").isEmpty()) {
            parts.add("topics " + joined(one.path("topics")));
        }
        if (!one.path("languages").isEmpty()) {
            parts.add("in " + joined(one.path("languages")));
        }
        return String.join("; ", parts);
    }

    private static List<String> channels(JsonNode one) {
        List<String> channels = new ArrayList<>();
        JsonNode webhook = one.path("webhook");
        if (webhook.isObject()) {
            channels.add(webhook.path("shape").asText() + " webhook at "
                    + host(webhook.path("url").asText()) + disabled(webhook));
        }
        if (one.path("email").isObject()) {
            channels.add("mail to " + one.at("/email/address").asText() + disabled(one.path("email")));
        }
        if (!one.path("feedSince").asText("").isEmpty()) {
            channels.add("feed");
        }
        if (channels.isEmpty()) {
            channels.add("page and stream");
        }
        return channels;
    }

    private static String disabled(JsonNode channel) {
        return channel.path("disabled").isObject()
                ? " (disabled: " + channel.at("/disabled/reason").asText() + ")"
                : "";
    }

    /** Of an address only the host: the path of Slack's or Telegram's is a secret, and screens are looked at. */
    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "its address" : host;
        } catch (IllegalArgumentException e) {
            return "its address";
        }
    }

    private static String sending(JsonNode sending) {
        StringBuilder words = new StringBuilder(sending.path("mode").asText());
        if (!sending.path("mode").asText().equals("immediate")) {
            words.append(" at ").append(sending.path("at").asText());
        }
        words.append(", zone ").append(sending.path("zone").asText());
        words.append(", ").append(sending.path("severity").asText());
        JsonNode quiet = sending.path("quietHours");
        if (quiet.isObject()) {
            words.append(", quiet ")
                    .append(quiet.path("from").asText())
                    .append('-')
                    .append(quiet.path("to").asText());
            String brokenBy = quiet.path("brokenBy").asText("");
            words.append(brokenBy.isEmpty() ? "" : " unless " + brokenBy);
        }
        if (sending.path("maximumPerDay").isInt()) {
            words.append(", at most ")
                    .append(sending.path("maximumPerDay").asInt())
                    .append(" a day");
        }
        return words.toString();
    }

    private static String attempts(JsonNode channels) {
        List<String> told = new ArrayList<>();
        channels.forEach(channel -> {
            JsonNode attempts = channel.path("attempts");
            String last = attempts.isEmpty() ? "" : " (" + attempt(attempts.get(attempts.size() - 1)) + ")";
            told.add(channel.path("channel").asText() + " "
                    + channel.path("state").asText() + last);
        });
        return String.join(", ", told);
    }

    private static String attempt(JsonNode attempt) {
        String reason = attempt.path("reason").asText("");
        int status = attempt.path("status").asInt();
        return (reason.isEmpty() ? "taken" : reason) + (status == 0 ? "" : ", status " + status);
    }

    private static String joined(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return String.join(", ", words);
    }
}
