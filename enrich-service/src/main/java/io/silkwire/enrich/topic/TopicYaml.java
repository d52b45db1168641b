package io.silkwire.enrich.topic;

import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.topic.TopicRule.TermGroup;
import io.silkwire.enrich.topic.TopicRule.TopicTest;
import io.silkwire.enrich.topic.TopicRule.Zones;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a topic definition from its YAML text. Unknown keys are refused, and every language that has terms must have at least
 * one positive and one negative test: a definition nobody can check is not a definition.
 */
public final class TopicYaml {
    private static final Set<String> KEYS = Set.of(
            "topic",
            "version",
            "label",
            "owner",
            "since",
            "note",
            "extends",
            "entities",
            "threshold",
            "zones",
            "per_term",
            "require_distinct",
            "groups",
            "match",
            "never",
            "ignore",
            "weaken",
            "tests");
    private static final Set<String> ZONE_KEYS = Set.of("title", "lead", "body");
    private static final Set<String> TEST_KEYS = Set.of("lang", "title", "text", "expect");
    private static final int USUAL_PER_TERM = 3;

    private final YamlFile file;
    private final String fileName;
    private final TermYaml terms;
    private final GroupFiles groupFiles;

    private TopicYaml(String fileName, Map<String, String> groupTexts) {
        this.fileName = fileName;
        this.groupFiles = new GroupFiles(groupTexts);
        this.file = new YamlFile(fileName);
        this.terms = new TermYaml(file);
    }

    /** Reads and checks a definition that extends no group file. */
    public static TopicReading parse(String fileName, String yaml) {
        return parse(fileName, yaml, Map.of());
    }

    /**
     * Reads and checks a definition.
     *
     * @param fileName for messages
     * @param groupTexts texts of group files by their names, of which it may extend some
     */
    public static TopicReading parse(String fileName, String yaml, Map<String, String> groupTexts) {
        TopicYaml reader = new TopicYaml(fileName, groupTexts);
        TopicRule rule = reader.read(yaml);
        List<TopicReading.Problem> problems = new ArrayList<>(reader.file.problems());
        problems.addAll(reader.groupFiles.problems());
        return rule == null || !problems.isEmpty() ? new TopicReading.Refused(problems) : new TopicReading.Read(rule);
    }

    /** Names of the group files that a definition extends; empty where it cannot be read. */
    static Set<String> extended(String fileName, String yaml) {
        YamlFile file = new YamlFile(fileName);
        Set<String> names = new LinkedHashSet<>();
        if (file.compose(yaml) instanceof MappingNode root) {
            Node list = file.entries(root, "the definition", null).get("extends");
            for (Node name : file.items(list, "extends")) {
                names.add(file.string(name, "extends").split("\\.", 2)[0]);
            }
        }
        return names;
    }

    private @Nullable TopicRule read(String yaml) {
        Node root = file.compose(yaml);
        if (root == null) {
            if (file.problems().isEmpty()) {
                file.problem(1, "the file is empty", "write a topic definition");
            }
            return null;
        }
        Map<String, Node> entries = file.entries(root, "the definition", KEYS);
        TopicId id = id(entries.get("topic"));
        List<TermGroup> groups = groups(entries);
        if (id == null || groups.isEmpty()) {
            if (file.problems().isEmpty() && groupFiles.problems().isEmpty()) {
                file.problem(root, "the definition has no group", "give at least one group of terms");
            }
            return null;
        }
        TopicRule rule = new TopicRule(
                fileName,
                id,
                (int) file.number(entries.get("version"), "version", 1, 1, Integer.MAX_VALUE),
                file.string(entries.get("owner"), "owner"),
                labels(entries.get("label")),
                file.number(entries.get("threshold"), "threshold", 10, 0.1, 1_000),
                zones(entries.get("zones")),
                (int) file.number(entries.get("per_term"), "per_term", USUAL_PER_TERM, 1, 100),
                (int) file.number(entries.get("require_distinct"), "require_distinct", 1, 1, 100),
                groups,
                match(entries.get("match"), groups),
                plain(entries.get("never"), "never"),
                plain(entries.get("ignore"), "ignore"),
                weaken(entries.get("weaken")),
                tests(entries.get("tests")));
        requireTests(rule, root);
        return rule;
    }

    private @Nullable TopicId id(@Nullable Node node) {
        if (node == null) {
            file.problem(1, "key 'topic' is missing", "name the topic: topic: water");
            return null;
        }
        try {
            return new TopicId(file.string(node, "topic"));
        } catch (IllegalArgumentException e) {
            file.problem(node, "topic is no id", "write a-z, 0-9 and hyphens");
            return null;
        }
    }

    private Map<String, String> labels(@Nullable Node node) {
        Map<String, String> labels = new LinkedHashMap<>();
        file.entries(node, "label", null)
                .forEach((language, label) -> labels.put(language, file.string(label, "label")));
        return labels;
    }

    private Zones zones(@Nullable Node node) {
        Map<String, Node> entries = file.entries(node, "zones", ZONE_KEYS);
        return new Zones(
                file.number(entries.get("title"), "zones.title", Zones.USUAL.title(), 0, 100),
                file.number(entries.get("lead"), "zones.lead", Zones.USUAL.lead(), 0, 100),
                file.number(entries.get("body"), "zones.body", Zones.USUAL.body(), 0, 100));
    }

    /** Its own groups, before them those it extends and does not replace, behind them its entities. */
    private List<TermGroup> groups(Map<String, Node> entries) {
        if (entries.get("groups") == null && entries.get("extends") == null && entries.get("entities") == null) {
            file.problem(1, "key 'groups' is missing", "give at least one group of terms");
        }
        List<TermGroup> own = new GroupYaml(file, terms).read(entries.get("groups"));
        if (entries.get("entities") != null) {
            own.add(new GroupYaml(file, terms).entities(entries.get("entities")));
        }
        Set<String> names = new LinkedHashSet<>();
        own.forEach(group -> names.add(group.name()));
        List<TermGroup> groups = new ArrayList<>();
        for (Node name : file.items(entries.get("extends"), "extends")) {
            groupFiles.extend(file, name).stream()
                    .filter(group -> names.add(group.name()))
                    .forEach(groups::add);
        }
        groups.addAll(own);
        return groups;
    }

    private List<Term> plain(@Nullable Node node, String what) {
        return terms.byLanguage(file.entries(node, what, null), 0, what);
    }

    private List<Term> weaken(@Nullable Node node) {
        List<Term> weaken = new ArrayList<>();
        for (Node item : file.items(node, "weaken")) {
            Map<String, Node> entries = new LinkedHashMap<>(file.entries(item, "weaken", null));
            double weight = file.number(entries.remove("weight"), "weight of weaken", -5, -100, 0);
            weaken.addAll(terms.byLanguage(entries, weight, "weaken"));
        }
        return weaken;
    }

    private MatchRule match(@Nullable Node node, List<TermGroup> groups) {
        if (node == null) {
            return new MatchRule.Any();
        }
        Set<String> names = new LinkedHashSet<>();
        groups.forEach(group -> names.add(group.name()));
        try {
            return MatchRule.parse(file.string(node, "match"), names);
        } catch (IllegalArgumentException e) {
            file.problem(
                    node, String.valueOf(e.getMessage()), "write groups joined by AND, OR, NOT, or count(group) >= 2");
            return new MatchRule.Any();
        }
    }

    private List<TopicTest> tests(@Nullable Node node) {
        List<TopicTest> tests = new ArrayList<>();
        for (Node item : file.items(node, "tests")) {
            Map<String, Node> entries = file.entries(item, "a test", TEST_KEYS);
            for (String key : List.of("lang", "text", "expect")) {
                if (!entries.containsKey(key)) {
                    file.problem(item, "a test has no '" + key + "'", "write {lang: ru, text: …, expect: true}");
                }
            }
            tests.add(new TopicTest(
                    file.string(entries.get("lang"), "lang"),
                    file.string(entries.get("title"), "title"),
                    file.string(entries.get("text"), "text"),
                    file.flag(entries.get("expect"), "expect", false),
                    YamlFile.line(item)));
        }
        return tests;
    }

    private void requireTests(TopicRule rule, Node root) {
        Set<String> languages = new TreeSet<>();
        rule.groups().forEach(group -> group.terms().forEach(term -> languages.add(term.language())));
        languages.remove("any");
        for (String language : languages) {
            for (boolean expect : List.of(true, false)) {
                boolean there = rule.tests().stream()
                        .anyMatch(test -> test.language().equals(language) && test.expect() == expect);
                if (!there) {
                    file.problem(
                            root,
                            "no test with lang: " + language + " and expect: " + expect,
                            "add one under 'tests': every language with terms needs both");
                }
            }
        }
    }
}
