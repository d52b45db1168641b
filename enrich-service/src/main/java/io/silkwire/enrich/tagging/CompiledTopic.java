package io.silkwire.enrich.tagging;

import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.TopicRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A topic whose terms are ids of patterns. */
record CompiledTopic(
        TopicRule rule,
        List<CompiledTerm> terms,
        List<CompiledTerm> never,
        List<CompiledTerm> ignore,
        List<CompiledTerm> weaken) {
    /**
     * A term whose sides are ids of patterns.
     *
     * @param group the group it belongs to, empty outside groups
     */
    record CompiledTerm(Term term, String group, List<List<Integer>> sides) {}

    static CompiledTopic of(TopicRule rule, PatternIndex.Builder patterns) {
        List<CompiledTerm> terms = new ArrayList<>();
        rule.groups().forEach(group -> terms.addAll(compile(group.terms(), group.name(), patterns)));
        return new CompiledTopic(
                rule,
                List.copyOf(terms),
                compile(rule.never(), "", patterns),
                compile(rule.ignore(), "", patterns),
                compile(rule.weaken(), "", patterns));
    }

    /** Ids of the patterns that can make it fire; those that only hinder it are no reason to look at it. */
    Set<Integer> patterns() {
        Set<Integer> ids = new LinkedHashSet<>();
        terms.forEach(term -> term.sides().forEach(ids::addAll));
        return ids;
    }

    private static List<CompiledTerm> compile(List<Term> terms, String group, PatternIndex.Builder patterns) {
        return terms.stream()
                .map(term -> new CompiledTerm(term, group, sides(term, patterns)))
                .toList();
    }

    private static List<List<Integer>> sides(Term term, PatternIndex.Builder patterns) {
        List<List<Integer>> sides = new ArrayList<>();
        for (List<String> side : term.parts()) {
            sides.add(side.stream()
                    .map(text -> patterns.add(WordPattern.of(term.kind(), term.language(), text)))
                    .toList());
        }
        return List.copyOf(sides);
    }
}
