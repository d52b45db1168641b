package io.silkwire.enrich.topic;

import io.silkwire.enrich.topic.TopicRule.TermGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads groups of terms: by name, with a weight, terms by language, {@code entities} and {@code countries}. */
final class GroupYaml {
    /** The group that the key {@code entities} of a definition makes. */
    static final String ENTITIES = "entities";

    private static final String COUNTRIES = "countries";
    private static final double USUAL_WEIGHT = 1;

    private final YamlFile file;
    private final TermYaml terms;

    GroupYaml(YamlFile file, TermYaml terms) {
        this.file = file;
        this.terms = terms;
    }

    List<TermGroup> read(@Nullable Node node) {
        List<TermGroup> groups = new ArrayList<>();
        file.entries(node, "groups", null).forEach((name, group) -> {
            if (!name.matches("[a-z][a-z0-9_-]*") || name.equals("count")) {
                file.problem(group, "'" + name + "' is no name of a group", "write a-z, 0-9, _ and -");
            }
            groups.add(group(name, file.entries(group, "group " + name, null)));
        });
        return groups;
    }

    /** The group of the key {@code entities}: {@code {weight: 4, entities: [sco], countries: [AF]}}. */
    TermGroup entities(@Nullable Node node) {
        return group(ENTITIES, file.entries(node, ENTITIES, Set.of("weight", ENTITIES, COUNTRIES)));
    }

    private TermGroup group(String name, Map<String, Node> read) {
        Map<String, Node> entries = new LinkedHashMap<>(read);
        double weight = file.number(entries.remove("weight"), "weight", USUAL_WEIGHT, 0, 100);
        List<Term> all = new ArrayList<>(terms.entities(entries.remove(ENTITIES), weight, "entities of " + name));
        all.addAll(terms.entities(entries.remove(COUNTRIES), weight, "countries of " + name));
        all.addAll(terms.byLanguage(entries, weight, "group " + name));
        return new TermGroup(name, all);
    }
}
