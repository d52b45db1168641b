package io.silkwire.enrich.topic;

import io.silkwire.enrich.topic.TopicReading.Problem;
import io.silkwire.enrich.topic.TopicRule.TermGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Groups of terms that several topics share, one file of {@code groups:} each. A definition takes all groups of a file with {@code
 * extends: [security]}, one with {@code extends: [security.weapons]}.
 */
final class GroupFiles {
    private final Map<String, String> texts;
    private final Map<String, YamlFile> read = new LinkedHashMap<>();
    private final Map<String, List<TermGroup>> groups = new LinkedHashMap<>();

    GroupFiles(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    /** The groups that this name of a definition means; a problem of the definition where there are none. */
    List<TermGroup> extend(YamlFile definition, Node node) {
        String name = definition.string(node, "extends");
        int dot = name.indexOf('.');
        String file = dot < 0 ? name : name.substring(0, dot);
        if (!texts.containsKey(file)) {
            definition.problem(
                    node,
                    "there is no group file '" + file + "'",
                    texts.isEmpty()
                            ? "write it as groups/" + file + ".yaml beside the definition"
                            : "expected one of " + String.join(", ", new TreeSet<>(texts.keySet())));
            return List.of();
        }
        List<TermGroup> all = groups.computeIfAbsent(file, this::read);
        if (dot < 0) {
            return all;
        }
        List<TermGroup> named = all.stream()
                .filter(group -> group.name().equals(name.substring(dot + 1)))
                .toList();
        if (named.isEmpty()) {
            definition.problem(
                    node,
                    "group file '" + file + "' has no group '" + name.substring(dot + 1) + "'",
                    "name one it has");
        }
        return named;
    }

    /** What is wrong in the files that were read. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        read.values().forEach(file -> problems.addAll(file.problems()));
        return problems;
    }

    private List<TermGroup> read(String name) {
        YamlFile file = new YamlFile("groups/" + name + ".yaml");
        read.put(name, file);
        Node root = file.compose(texts.getOrDefault(name, ""));
        Map<String, Node> entries = file.entries(root, "the group file", Set.of("groups", "note", "owner"));
        return new GroupYaml(file, new TermYaml(file)).read(entries.get("groups"));
    }
}
