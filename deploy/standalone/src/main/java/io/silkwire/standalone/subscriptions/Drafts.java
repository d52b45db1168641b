package io.silkwire.standalone.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Turns a subscription as the API shows it into the draft that would make it again. */
public final class Drafts {
    private static final List<String> SENDING = List.of(
            "mode", "zone", "at", "weekday", "quietHours", "maximumPerDay", "severity", "urgentTopics", "storyWindow");

    private Drafts() {}

    /** The draft of this one, without what it does not have; a webhook keeps its secret where the draft is put back. */
    public static ObjectNode of(JsonNode subscription) {
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        for (String field : List.of("name", "topics", "query", "languages")) {
            copy(subscription, draft, field);
        }
        JsonNode webhook = subscription.path("webhook");
        if (webhook.isObject()) {
            ObjectNode to = draft.putObject("webhook");
            List.of("url", "shape", "chat", "signature").forEach(field -> copy(webhook, to, field));
        }
        if (subscription.path("email").isObject()) {
            draft.set("email", subscription.path("email").path("address"));
        }
        JsonNode sending = subscription.path("sending");
        ObjectNode when = draft.putObject("sending");
        SENDING.forEach(field -> copy(sending, when, field));
        if (when.path("quietHours").path("brokenBy").isNull()) {
            ((ObjectNode) when.get("quietHours")).remove("brokenBy");
        }
        if (sending.path("muted").asBoolean()) {
            when.put("muted", true);
        }
        return draft;
    }

    /** Whether a draft would change nothing of a subscription: what it leaves out counts as it stands there. */
    static boolean isSame(ObjectNode draft, JsonNode subscription) {
        ObjectNode there = of(subscription);
        ObjectNode wanted = whole(draft, there);
        if (wanted.path("webhook") instanceof ObjectNode webhook) {
            if (webhook.hasNonNull("secret")) {
                // It is not told what the secret is: only setting it again makes sure.
                return false;
            }
            if (!webhook.has("shape")) {
                webhook.put("shape", "standard");
            }
            if (!webhook.has("signature") && there.at("/webhook/signature").isTextual()) {
                webhook.set("signature", there.at("/webhook/signature"));
            }
        }
        return wanted.equals(there);
    }

    private static ObjectNode whole(ObjectNode draft, ObjectNode there) {
        ObjectNode wanted = draft.deepCopy();
        wanted.remove("acceptManyAlerts");
        JsonNode sending = wanted.remove("sending");
        ObjectNode when = there.withObject("/sending").deepCopy();
        if (sending instanceof ObjectNode told) {
            // What is left out of these says that there is none.
            when.remove(List.of("quietHours", "maximumPerDay", "urgentTopics"));
            when.setAll(told);
            if (!when.path("muted").asBoolean()) {
                when.remove("muted");
            }
        }
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        wanted.properties().stream()
                .filter(field -> !field.getValue().isNull() && !isEmptyList(field.getValue()))
                .forEach(field -> whole.set(field.getKey(), field.getValue()));
        whole.set("sending", when);
        return whole;
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        JsonNode value = from.path(field);
        if (!value.isMissingNode() && !value.isNull() && !isEmptyList(value)) {
            to.set(field, value.deepCopy());
        }
    }

    private static boolean isEmptyList(JsonNode value) {
        return value.isArray() && value.isEmpty();
    }
}
