package io.silkwire.standalone.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.standalone.subscriptions.SubscriptionFile.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the subscriptions of a file into force. An entry is the one of its id, else the only one of its name among those that may be
 * changed, else a new one; what is as the file says is left alone, so the same file twice changes nothing the second time. An entry
 * that is refused does not keep the others.
 */
public final class SubscriptionImport {
    private final ApiClient client;
    private final String file;
    private final boolean dryRun;
    private final Set<String> taken = new HashSet<>();
    private final List<JsonNode> there = new ArrayList<>();

    /**
     * An import of this file.
     *
     * @param dryRun whether only to say what would be done
     */
    public SubscriptionImport(ApiClient client, String file, boolean dryRun) {
        this.client = client;
        this.file = file;
        this.dryRun = dryRun;
    }

    /** What became of an entry. */
    public sealed interface Outcome {
        /** It is new. */
        record Added(
                String name, @Nullable String id, @Nullable String secret) implements Outcome {}

        /** It was changed to what the file says. */
        record Changed(String name, String id) implements Outcome {}

        /** It was so already. */
        record Unchanged(String name, String id) implements Outcome {}

        /** It was refused; says where and why. */
        record Refused(String problem) implements Outcome {}
    }

    /** Brings these into force, one after the other. */
    public List<Outcome> run(List<Entry> entries) {
        client.get("/subscriptions").forEach(one -> {
            if (!one.path("readOnly").asBoolean()) {
                there.add(one);
            }
        });
        return entries.stream().map(this::bring).toList();
    }

    private Outcome bring(Entry entry) {
        String name = entry.draft().path("name").asText("");
        try {
            JsonNode found = find(entry, name);
            if (found == null) {
                return add(entry, name);
            }
            taken.add(found.path("id").asText());
            return change(entry, name, found);
        } catch (RefusedException e) {
            RefusedException told = Complaint.about(e, entry.draft(), field -> file + ":" + entry.line(field));
            String message = String.valueOf(told.getMessage());
            return new Outcome.Refused(
                    message.startsWith(file) ? message : file + ":" + entry.line("") + ": " + message);
        }
    }

    private @Nullable JsonNode find(Entry entry, String name) {
        List<JsonNode> free = there.stream()
                .filter(one -> !taken.contains(one.path("id").asText()))
                .toList();
        for (JsonNode one : free) {
            if (one.path("id").asText().equals(entry.id())) {
                return one;
            }
        }
        List<JsonNode> called = free.stream()
                .filter(one -> one.path("name").asText().equals(name.strip()))
                .toList();
        for (JsonNode one : called) {
            if (Drafts.isSame(entry.draft(), one)) {
                return one;
            }
        }
        if (called.size() > 1) {
            throw new RefusedException("there are " + called.size() + " subscriptions called '" + name
                    + "'; give the entry the id of the one that is meant");
        }
        return called.isEmpty() ? null : called.getFirst();
    }

    private Outcome add(Entry entry, String name) {
        if (dryRun) {
            return new Outcome.Added(name, null, null);
        }
        JsonNode made = client.send("POST", "/subscriptions", entry.draft());
        String id = made.path("id").asText();
        taken.add(id);
        inState(entry, id, "active");
        boolean given = entry.draft().at("/webhook/secret").isTextual();
        JsonNode secret = made.at("/webhook/secret");
        return new Outcome.Added(name, id, given || !secret.isTextual() ? null : secret.asText());
    }

    private Outcome change(Entry entry, String name, JsonNode found) {
        String id = found.path("id").asText();
        String state = found.path("state").asText();
        boolean same = Drafts.isSame(entry.draft(), found);
        boolean sameState = entry.state() == null || entry.state().equals(state);
        if (same && sameState) {
            return new Outcome.Unchanged(name, id);
        }
        if (!dryRun) {
            if (!same) {
                client.send("PUT", "/subscriptions/" + ApiClient.part(id), whole(entry.draft(), found));
            }
            inState(entry, id, state);
        }
        return new Outcome.Changed(name, id);
    }

    /** The API keeps what sending leaves out; of a file, what it leaves out of muting is that it is not muted. */
    private static ObjectNode whole(ObjectNode draft, JsonNode found) {
        ObjectNode whole = draft.deepCopy();
        if (whole.path("sending") instanceof ObjectNode sending && !sending.has("muted")) {
            sending.put("muted", false);
            JsonNode snoozed = found.at("/sending/snoozedUntil");
            if (snoozed.isTextual()) {
                sending.set("snoozedUntil", snoozed);
            }
        }
        return whole;
    }

    private void inState(Entry entry, String id, String now) {
        if (entry.state() != null && !entry.state().equals(now)) {
            String action = entry.state().equals("paused") ? "/pause" : "/resume";
            client.send("POST", "/subscriptions/" + ApiClient.part(id) + action, NOTHING);
        }
    }

    private static final ObjectNode NOTHING = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
}
