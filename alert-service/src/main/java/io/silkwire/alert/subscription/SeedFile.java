package io.silkwire.alert.subscription;

import io.silkwire.alert.subscription.SubscriptionSeeds.SeedEntry;
import io.silkwire.contracts.SubscriptionId;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the entries of a seed file: a YAML list whose items start with {@code - } in the first column. Each item is read by
 * itself, so that one with a syntax error does not take the others with it; a person may not use anchors across items.
 */
final class SeedFile {
    private static final Set<String> KEYS =
            Set.of("id", "name", "topics", "query", "languages", "webhook", "email", "sending", FloodGate.FIELD);
    private static final Set<String> WEBHOOK_KEYS = Set.of("url", "secret", "shape", "chat");
    private static final Set<String> SENDING_KEYS = Set.of(
            "mode", "zone", "at", "weekday", "quietHours", "maximumPerDay", "severity", "urgentTopics", "storyWindow");
    private static final Set<String> QUIET_KEYS = Set.of("from", "to", "brokenBy");

    private final Set<SubscriptionId> seen = new HashSet<>();

    private SeedFile() {}

    static List<SeedEntry> read(String text) {
        SeedFile file = new SeedFile();
        List<SeedEntry> entries = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int start = -1;
        for (int i = 0; i <= lines.size(); i++) {
            boolean opens = i < lines.size() && lines.get(i).matches("-(\\s.*)?");
            if (start < 0 && !opens && i < lines.size() && !isEmpty(lines.get(i))) {
                entries.add(new SeedEntry.Bad(
                        i + 1, "expected a list of subscriptions; start each with '- ' in the first column"));
            }
            if (start >= 0 && (opens || i == lines.size())) {
                entries.add(file.entry(String.join("\n", lines.subList(start, i)), start));
            }
            start = opens ? i : start;
        }
        return entries;
    }

    private static boolean isEmpty(String line) {
        return line.isBlank() || line.strip().startsWith("#") || line.strip().equals("---");
    }

    private SeedEntry entry(String yaml, int linesBefore) {
        try {
            LoaderOptions limits = new LoaderOptions();
            limits.setAllowDuplicateKeys(false);
            Node root = new Yaml(limits).compose(new StringReader(yaml));
            if (root instanceof SequenceNode list && list.getValue().size() == 1) {
                return entry(list.getValue().getFirst());
            }
            return new SeedEntry.Bad(linesBefore + 1, "expected one subscription; write its keys under the '- '");
        } catch (Refusal refusal) {
            return new SeedEntry.Bad(linesBefore + 1 + refusal.line, refusal.problem);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            return new SeedEntry.Bad(
                    linesBefore + 1 + line, "not YAML: " + e.getProblem() + "; put text with : or # in quotes");
        } catch (YAMLException e) {
            return new SeedEntry.Bad(linesBefore + 1, "not YAML: " + e.getMessage());
        }
    }

    private SeedEntry entry(Node node) throws Refusal {
        Map<String, Node> fields = fields(node, KEYS, "");
        SubscriptionId id = id(node, fields.get("id"));
        SubscriptionDraft draft = new SubscriptionDraft(
                text(fields.get("name"), "name"),
                list(fields.get("topics"), "topics"),
                text(fields.get("query"), "query"),
                list(fields.get("languages"), "languages"),
                webhook(fields.get("webhook")),
                text(fields.get("email"), "email"),
                sending(fields.get("sending")),
                truth(fields.get(FloodGate.FIELD)));
        return switch (DraftCheck.check(draft)) {
            case DraftCheck.Sound sound -> new SeedEntry.Good(id, sound);
            case DraftCheck.Unsound unsound -> {
                FieldError first = unsound.errors().getFirst();
                Node at = fields.getOrDefault(first.field().replaceFirst("\\..*", ""), node);
                throw new Refusal(at, first.toString());
            }
        };
    }

    private SubscriptionId id(Node entry, @Nullable Node node) throws Refusal {
        String id = text(node, "id");
        if (node == null || id == null) {
            throw new Refusal(entry, "id: it has none; give it one that never changes, such as water-central-asia");
        }
        try {
            SubscriptionId subscriptionId = new SubscriptionId(id);
            if (!seen.add(subscriptionId)) {
                throw new Refusal(node, "id: '" + id + "' stands there twice; give each its own");
            }
            return subscriptionId;
        } catch (IllegalArgumentException e) {
            throw new Refusal(node, "id: " + e.getMessage());
        }
    }

    private static SubscriptionDraft.@Nullable WebhookDraft webhook(@Nullable Node node) throws Refusal {
        if (node == null) {
            return null;
        }
        Map<String, Node> fields = fields(node, WEBHOOK_KEYS, "webhook.");
        String secret = text(fields.get("secret"), "webhook.secret");
        if (secret == null) {
            throw new Refusal(
                    node, "webhook.secret: a seeded webhook needs one; write whsec_ and the base64 of 24 random bytes");
        }
        return new SubscriptionDraft.WebhookDraft(
                text(fields.get("url"), "webhook.url"),
                secret,
                text(fields.get("shape"), "webhook.shape"),
                text(fields.get("chat"), "webhook.chat"));
    }

    private static @Nullable SendingDraft sending(@Nullable Node node) throws Refusal {
        if (node == null) {
            return null;
        }
        Map<String, Node> fields = fields(node, SENDING_KEYS, "sending.");
        return new SendingDraft(
                text(fields.get("mode"), "sending.mode"),
                text(fields.get("zone"), "sending.zone"),
                text(fields.get("at"), "sending.at"),
                text(fields.get("weekday"), "sending.weekday"),
                quietHours(fields.get("quietHours")),
                number(fields.get("maximumPerDay"), "sending.maximumPerDay"),
                text(fields.get("severity"), "sending.severity"),
                list(fields.get("urgentTopics"), "sending.urgentTopics"),
                null,
                null,
                text(fields.get("storyWindow"), "sending.storyWindow"));
    }

    private static SendingDraft.@Nullable QuietHoursDraft quietHours(@Nullable Node node) throws Refusal {
        if (node == null) {
            return null;
        }
        Map<String, Node> fields = fields(node, QUIET_KEYS, "sending.quietHours.");
        return new SendingDraft.QuietHoursDraft(
                text(fields.get("from"), "sending.quietHours.from"),
                text(fields.get("to"), "sending.quietHours.to"),
                text(fields.get("brokenBy"), "sending.quietHours.brokenBy"));
    }

    private static @Nullable Boolean truth(@Nullable Node node) throws Refusal {
        String text = text(node, FloodGate.FIELD);
        if (node == null || text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw new Refusal(node, FloodGate.FIELD + ": expected true or false");
        }
        return Boolean.valueOf(text);
    }

    private static @Nullable Integer number(@Nullable Node node, String field) throws Refusal {
        String text = text(node, field);
        if (node == null || text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new Refusal(node, field + ": expected a whole number");
        }
    }

    private static Map<String, Node> fields(Node node, Set<String> known, String prefix) throws Refusal {
        if (!(node instanceof MappingNode mapping)) {
            throw new Refusal(node, "expected keys and values such as 'name: Water'");
        }
        Map<String, Node> fields = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode(), "key");
            if (key == null || !known.contains(key)) {
                throw new Refusal(
                        tuple.getKeyNode(), prefix + key + ": there is no such key; the keys are " + sorted(known));
            }
            if (fields.put(key, tuple.getValueNode()) != null) {
                throw new Refusal(tuple.getKeyNode(), prefix + key + ": it stands there twice; keep one");
            }
        }
        return fields;
    }

    private static String sorted(Set<String> known) {
        return String.join(", ", known.stream().sorted().toList());
    }

    private static @Nullable String text(@Nullable Node node, String field) throws Refusal {
        if (node == null || node.getTag().equals(Tag.NULL)) {
            return null;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new Refusal(node, field + ": expected one text");
    }

    private static List<String> list(@Nullable Node node, String field) throws Refusal {
        if (node == null || node.getTag().equals(Tag.NULL)) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw new Refusal(node, field + ": expected a list such as [water, climate]");
        }
        List<String> list = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            String text = text(element, field);
            list.add(text == null ? "" : text);
        }
        return list;
    }

    /** Why an entry is refused, and at which of its lines (from 0). */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final String problem;

        Refusal(Node at, String problem) {
            super(problem, null, false, false);
            this.line = at.getStartMark().getLine();
            this.problem = problem;
        }
    }
}
