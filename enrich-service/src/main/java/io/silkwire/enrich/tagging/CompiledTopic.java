package io.silkwire.enrich.tagging;

import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.TopicRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A topic whose terms are ids of patterns. */
record CompiledTopic(
        TopicRule rule,
        List<CompiledTerm> terms,
        List<CompiledTerm> never,
        List<CompiledTerm> ignore,
        List<CompiledTerm> weaken) {
    CompiledTopic {
        terms = List.copyOf(terms);
        never = List.copyOf(never);
        ignore = List.copyOf(ignore);
        weaken = List.copyOf(weaken);
    }

    /** @param sides the ids of a term's patterns, by side */
    static CompiledTopic of(TopicRule rule, Function<Term, int[][]> sides) {
        List<CompiledTerm> terms = new ArrayList<>();
        rule.groups().forEach(group -> terms.addAll(compile(group.terms(), group.name(), sides)));
        return new CompiledTopic(
                rule,
                terms,
                compile(rule.never(), "", sides),
                compile(rule.ignore(), "", sides),
                compile(rule.weaken(), "", sides));
    }

    private static List<CompiledTerm> compile(List<Term> terms, String group, Function<Term, int[][]> sides) {
        return terms.stream()
                .map(term -> new CompiledTerm(term, group, sides.apply(term)))
                .toList();
    }
}
