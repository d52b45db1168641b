package io.silkwire.enrich.topic;

import io.silkwire.enrich.topic.TopicReading.Problem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML text as nodes that know their line, and the problems found while walking them. Reading stops at no problem, so that an
 * owner gets all of them at once. Size, nesting and aliases are bounded.
 */
final class YamlFile {
    private static final int MAX_CHARS = 1_000_000;
    private static final int MAX_NESTING = 20;

    private final String fileName;
    private final List<Problem> problems = new ArrayList<>();

    YamlFile(String fileName) {
        this.fileName = fileName;
    }

    /** In the order of the text. */
    List<Problem> problems() {
        return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    @Nullable
    Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARS);
        options.setNestingDepthLimit(MAX_NESTING);
        options.setMaxAliasesForCollections(0);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            problem(
                    mark == null ? 1 : mark.getLine() + 1,
                    "not YAML: " + e.getProblem(),
                    "check indentation and quotes");
        } catch (YAMLException e) {
            problem(1, "not YAML: " + firstLine(e), "check the text");
        }
        return null;
    }

    void problem(int line, String what, String remedy) {
        problems.add(new Problem(fileName, line, what, remedy));
    }

    void problem(Node at, String what, String remedy) {
        problem(line(at), what, remedy);
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The entries of a mapping by key; unknown and doubled keys become problems and are left out. */
    Map<String, Node> entries(@Nullable Node node, String what, @Nullable Set<String> known) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (node == null) {
            return entries;
        }
        if (!(node instanceof MappingNode mapping)) {
            problem(node, what + " is not a mapping", "write 'key: value' lines");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = string(tuple.getKeyNode(), "key");
            if (key.isEmpty()) {
                continue;
            }
            if (known != null && !known.contains(key)) {
                problem(
                        tuple.getKeyNode(),
                        "unknown key '" + key + "' in " + what,
                        "expected one of " + String.join(", ", new TreeSet<>(known)));
            } else if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
                problem(tuple.getKeyNode(), "key '" + key + "' stands twice in " + what, "keep one of them");
            }
        }
        return entries;
    }

    List<Node> items(@Nullable Node node, String what) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(node, what + " is not a list", "write one '- …' line for each");
        return List.of();
    }

    /** The text of a scalar; empty, and a problem, where it is none. */
    String string(@Nullable Node node, String what) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        if (node != null) {
            problem(node, what + " is not a text", "write a word or a quoted text");
        }
        return "";
    }

    double number(@Nullable Node node, String what, double otherwise, double atLeast, double atMost) {
        if (node == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(string(node, what));
            if (number >= atLeast && number <= atMost) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same message.
        }
        problem(node, what + " is not a number from " + atLeast + " to " + atMost, "write such a number");
        return otherwise;
    }

    boolean flag(@Nullable Node node, String what, boolean otherwise) {
        String word = node == null ? Boolean.toString(otherwise) : string(node, what);
        if (node != null && !word.equals("true") && !word.equals("false")) {
            problem(node, what + " is neither true nor false", "write true or false");
        }
        return word.equals("true");
    }

    private static String firstLine(Throwable e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
