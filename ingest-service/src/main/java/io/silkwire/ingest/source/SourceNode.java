package io.silkwire.ingest.source;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.refusal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Keys with values in a file of sources; each question complains with the line where the answer stands. */
final class SourceNode {
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private SourceNode(Node node) {
        this.node = node;
    }

    /** The keys of this node, which must all be known. */
    static SourceNode of(Node node, Set<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw new Complaint(node, "expected keys with values", "use " + sorted(known));
        }
        SourceNode result = new SourceNode(node);
        for (NodeTuple pair : mapping.getValue()) {
            String key = String.valueOf(text(pair.getKeyNode()));
            if (!known.contains(key)) {
                throw new Complaint(
                        pair.getKeyNode(), "has the unknown key '" + key + "'", "use one of " + sorted(known));
            }
            if (result.values.put(key, pair.getValueNode()) != null) {
                throw new Complaint(pair.getKeyNode(), "has the key '" + key + "' twice", "keep one of them");
            }
        }
        return result;
    }

    /** The value of this key, read by the parser; null where it is not told. */
    <T> @Nullable T optional(String key, Function<String, T> parser, String remedy) {
        Node value = values.get(key);
        return value == null || text(value) == null ? null : parsed(key, value, parser, remedy);
    }

    /** The value of this key, which must be told. */
    <T> T required(String key, Function<String, T> parser, String remedy) {
        T value = optional(key, parser, remedy);
        if (value == null) {
            throw new Complaint(node, "has no '" + key + "'", remedy);
        }
        return value;
    }

    /** The items of this list, each read by the parser; empty where it is not told. */
    <T> List<T> list(String key, Function<String, T> parser, String remedy) {
        List<T> items = new ArrayList<>();
        for (Node item : nodes(key)) {
            items.add(parsed(key, item, parser, remedy));
        }
        return items;
    }

    /** The items of this list; empty where it is not told. */
    List<Node> nodes(String key) {
        Node value = values.get(key);
        if (value == null || (value instanceof ScalarNode scalar && Tag.NULL.equals(scalar.getTag()))) {
            return List.of();
        }
        if (value instanceof SequenceNode list) {
            return list.getValue();
        }
        throw new Complaint(value, "'" + key + "' is no list", "write " + key + ": [ … ], or one '- …' a line");
    }

    /** The value of this key as it stands, or null. */
    @Nullable
    Node node(String key) {
        return values.get(key);
    }

    /** The keys told, with values as text. */
    Map<String, String> texts(String key, Function<String, String> parser, String remedy) {
        Node value = values.get(key);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof MappingNode mapping)) {
            throw new Complaint(value, "'" + key + "' has no keys", remedy);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (NodeTuple pair : mapping.getValue()) {
            String name = String.valueOf(text(pair.getKeyNode()));
            texts.put(
                    parsed(key, pair.getKeyNode(), parser, remedy),
                    parsed(name, pair.getValueNode(), SourceEntry::oneLine, remedy));
        }
        return texts;
    }

    static <T> T parsed(String key, Node value, Function<String, T> parser, String remedy) {
        String text = text(value);
        if (text == null) {
            throw new Complaint(value, "'" + key + "' has no value", remedy);
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Complaint(value, "'" + key + "': " + e.getMessage(), remedy);
        }
    }

    static @Nullable String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return Tag.NULL.equals(scalar.getTag()) ? null : scalar.getValue();
        }
        throw new Complaint(node, "expected one value", "write a text, or leave the key out");
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static List<String> sorted(Set<String> keys) {
        return keys.stream().sorted().toList();
    }

    /** Carries what is wrong out of the depth of the document to the entry that it makes unusable. */
    static final class Complaint extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final String remedy;

        Complaint(Node node, String message, String remedy) {
            this(SourceNode.line(node), message, remedy);
        }

        Complaint(int line, String message, String remedy) {
            super(message, null, false, false);
            this.line = line;
            this.remedy = remedy;
        }

        Refusal refusal(String file) {
            return new Refusal(file, line, Reason.INVALID_DEFINITION, String.valueOf(getMessage()), remedy);
        }
    }
}
