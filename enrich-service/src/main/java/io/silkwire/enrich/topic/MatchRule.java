package io.silkwire.enrich.topic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule over the groups of a topic: {@code (actor AND (act OR law)) OR count(act) >= 3}. A group's name holds where one of its
 * terms was found, {@code count(group)} is the number of different terms of it that were. {@code AND} binds closer than
 * {@code OR}; {@code NOT} closest.
 */
public sealed interface MatchRule {
    /** Whether the rule holds. */
    boolean holds(Map<String, Integer> distinctTermsByGroup);

    /** The part that keeps the rule from holding, for people; only asked where it does not hold. */
    default String unmet(Map<String, Integer> found) {
        return toString();
    }

    /** Holds always. */
    record Any() implements MatchRule {
        @Override
        public boolean holds(Map<String, Integer> found) {
            return true;
        }
    }

    /** Holds where at least so many different terms of the group were found. */
    record AtLeast(String group, int terms) implements MatchRule {
        @Override
        public boolean holds(Map<String, Integer> found) {
            return found.getOrDefault(group, 0) >= terms;
        }

        @Override
        public String unmet(Map<String, Integer> found) {
            return this + " (found " + found.getOrDefault(group, 0) + ")";
        }

        @Override
        public String toString() {
            return terms == 1 ? group : "count(" + group + ") >= " + terms;
        }
    }

    /** Holds where all parts do. */
    record And(List<MatchRule> parts) implements MatchRule {
        @Override
        public boolean holds(Map<String, Integer> found) {
            return parts.stream().allMatch(part -> part.holds(found));
        }

        @Override
        public String unmet(Map<String, Integer> found) {
            return parts.stream()
                    .filter(part -> !part.holds(found))
                    .findFirst()
                    .map(part -> part.unmet(found))
                    .orElseGet(this::toString);
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Or ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" AND "));
        }
    }

    /** Holds where one part does. */
    record Or(List<MatchRule> parts) implements MatchRule {
        @Override
        public boolean holds(Map<String, Integer> found) {
            return parts.stream().anyMatch(part -> part.holds(found));
        }

        @Override
        public String unmet(Map<String, Integer> found) {
            return parts.stream().map(part -> part.unmet(found)).collect(Collectors.joining(" OR "));
        }

        @Override
        public String toString() {
            return parts.stream().map(Object::toString).collect(Collectors.joining(" OR "));
        }
    }

    /** Holds where the part does not. */
    record Not(MatchRule part) implements MatchRule {
        @Override
        public boolean holds(Map<String, Integer> found) {
            return !part.holds(found);
        }

        @Override
        public String toString() {
            return "NOT " + (part instanceof AtLeast ? part.toString() : "(" + part + ")");
        }
    }

    /**
     * Reads a rule.
     *
     * @param groups the names it may use
     * @throws IllegalArgumentException where it does not parse or names another group; says at which character
     */
    static MatchRule parse(String text, Set<String> groups) {
        return new MatchRuleParser(text, groups).parse();
    }
}
