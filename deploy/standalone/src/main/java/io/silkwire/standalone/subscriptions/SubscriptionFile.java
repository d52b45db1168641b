package io.silkwire.standalone.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
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
 * Subscriptions in a file: YAML, or JSON, which is YAML too; one, or a list of them, with the keys of {@code
 * seeds/subscriptions.yaml} and {@code state} and {@code sending.muted} besides. Keeps the line of each key, so that what the server
 * says about a field can be said about the file.
 */
public final class SubscriptionFile {
    private static final Set<String> KEYS = Set.of(
            "id", "name", "topics", "query", "languages", "webhook", "email", "sending", "state", "acceptManyAlerts");
    private static final Map<String, Set<String>> INNER = Map.of(
            "webhook",
            Set.of("url", "secret", "shape", "chat", "signature"),
            "sending",
            Set.of(
                    "mode",
                    "zone",
                    "at",
                    "weekday",
                    "quietHours",
                    "maximumPerDay",
                    "severity",
                    "urgentTopics",
                    "storyWindow",
                    "muted"),
            "sending.quietHours",
            Set.of("from", "to", "brokenBy"));
    private static final int MAX_CHARACTERS = 20_000_000;

    private final String name;

    private SubscriptionFile(String name) {
        this.name = name;
    }

    /**
     * One subscription of a file.
     *
     * @param id as the file has it, or null
     * @param state {@code active} or {@code paused}; null where the file does not say
     * @param draft what the API takes
     * @param lines of each key from 1, such as {@code sending.at}; the empty key is the entry itself
     */
    public record Entry(@Nullable String id, @Nullable String state, ObjectNode draft, Map<String, Integer> lines) {
        /** The line of this field, or of the entry where the field is not in the file. */
        public int line(String field) {
            String known = field;
            while (!lines.containsKey(known) && known.contains(".")) {
                known = known.substring(0, known.lastIndexOf('.'));
            }
            return lines.getOrDefault(known, lines.getOrDefault("", 1));
        }
    }

    /**
     * Reads a file.
     *
     * @param name it is called by in messages
     * @throws RefusedException where it cannot be read, with its line and a remedy
     */
    public static List<Entry> read(String name, String text) {
        return new SubscriptionFile(name).read(text);
    }

    /** Writes subscriptions as the API shows them, so that they can be read again; without secrets, which are never told. */
    public static String write(List<JsonNode> subscriptions) {
        List<Object> entries = new ArrayList<>();
        for (JsonNode one : subscriptions) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", one.path("id").asText());
            plain(Drafts.of(one)).forEach(entry::put);
            if (one.path("state").asText().equals("paused")) {
                entry.put("state", "paused");
            }
            entries.add(entry);
        }
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(120);
        options.setIndicatorIndent(0);
        return entries.isEmpty() ? "[]\n" : new Yaml(options).dump(entries);
    }

    private List<Entry> read(String text) {
        try {
            LoaderOptions limits = new LoaderOptions();
            limits.setAllowDuplicateKeys(false);
            limits.setCodePointLimit(MAX_CHARACTERS);
            Node root = new Yaml(limits).compose(new StringReader(text));
            if (root == null) {
                throw new RefusedException(name + " is empty; expected a subscription, or a list of them");
            }
            List<Entry> entries = new ArrayList<>();
            for (Node node : root instanceof SequenceNode list ? list.getValue() : List.of(root)) {
                entries.add(entry(node));
            }
            return entries;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new RefusedException(
                    name + ":" + line + ": not YAML: " + e.getProblem() + "; put text with : or # in quotes");
        } catch (YAMLException e) {
            throw new RefusedException(name + ": not YAML: " + e.getMessage());
        }
    }

    private Entry entry(Node node) {
        Map<String, Integer> lines = new HashMap<>();
        lines.put("", node.getStartMark().getLine() + 1);
        ObjectNode draft = object(node, "", KEYS, lines);
        JsonNode id = draft.remove("id");
        JsonNode state = draft.remove("state");
        String wanted = state == null || state.isNull() ? null : state.asText();
        if (wanted != null && !wanted.equals("active") && !wanted.equals("paused")) {
            throw at(lines.getOrDefault("state", 1), "state: expected active or paused, got '" + wanted + "'");
        }
        return new Entry(id == null || id.isNull() ? null : id.asText(), wanted, draft, lines);
    }

    private ObjectNode object(Node node, String prefix, Set<String> known, Map<String, Integer> lines) {
        if (!(node instanceof MappingNode mapping)) {
            throw at(node.getStartMark().getLine() + 1, "expected keys and values such as 'name: Water'");
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            String path = prefix.isEmpty() ? key : prefix + "." + key;
            int line = tuple.getKeyNode().getStartMark().getLine() + 1;
            if (!known.contains(key)) {
                throw at(
                        line,
                        path + ": there is no such key; the keys are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
            if (lines.put(path, line) != null) {
                throw at(line, path + ": it stands there twice; keep one");
            }
            object.set(key, value(tuple.getValueNode(), path, lines));
        }
        return object;
    }

    private JsonNode value(Node node, String path, Map<String, Integer> lines) {
        Set<String> inner = INNER.get(path);
        if (node.getTag().equals(Tag.NULL)) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (inner != null) {
            return object(node, path, inner, lines);
        }
        int line = node.getStartMark().getLine() + 1;
        if (node instanceof SequenceNode sequence) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (Node element : sequence.getValue()) {
                if (!(element instanceof ScalarNode scalar)) {
                    throw at(line, path + ": expected a list of texts");
                }
                list.add(scalar.getValue());
            }
            return list;
        }
        if (!(node instanceof ScalarNode scalar)) {
            throw at(line, path + ": expected one text");
        }
        return scalar(scalar, path, line);
    }

    private JsonNode scalar(ScalarNode node, String path, int line) {
        String text = node.getValue();
        if (path.equals("topics") || path.equals("languages") || path.equals("sending.urgentTopics")) {
            throw at(line, path + ": expected a list such as [water, climate]");
        }
        if (path.equals("sending.maximumPerDay")) {
            if (!text.matches("[0-9]{1,9}")) {
                throw at(line, path + ": expected a whole number, got '" + text + "'");
            }
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
        }
        if (path.equals("sending.muted") || path.equals("acceptManyAlerts")) {
            if (!text.equals("true") && !text.equals("false")) {
                throw at(line, path + ": expected true or false, got '" + text + "'");
            }
            return JsonNodeFactory.instance.booleanNode(text.equals("true"));
        }
        return JsonNodeFactory.instance.textNode(text);
    }

    private RefusedException at(int line, String problem) {
        return new RefusedException(name + ":" + line + ": " + problem);
    }

    private static Map<String, Object> plain(ObjectNode object) {
        Map<String, Object> plain = new LinkedHashMap<>();
        object.properties().forEach(field -> plain.put(field.getKey(), plainValue(field.getValue())));
        return plain;
    }

    private static Object plainValue(JsonNode value) {
        if (value instanceof ObjectNode inner) {
            return plain(inner);
        }
        if (value instanceof ArrayNode list) {
            List<Object> plain = new ArrayList<>();
            list.forEach(element -> plain.add(plainValue(element)));
            return plain;
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        return value.isInt() ? (Object) value.asInt() : value.asText();
    }
}
