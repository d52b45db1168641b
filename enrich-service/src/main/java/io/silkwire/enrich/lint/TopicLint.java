package io.silkwire.enrich.lint;

import io.silkwire.enrich.topic.MatchRule;
import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.TopicReading.Problem;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.enrich.topic.TopicRule.TermGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a definition for what its owner cannot have meant: definition → problems with file, line and remedy. */
public final class TopicLint {
    private final TopicRule rule;
    private final List<Problem> problems = new ArrayList<>();

    private TopicLint(TopicRule rule) {
        this.rule = rule;
    }

    /** All problems of the definition; empty where there are none. */
    public static List<Problem> check(TopicRule rule) {
        TopicLint lint = new TopicLint(rule);
        lint.groupsWithoutTerms();
        lint.termsWrittenTwice();
        lint.termsThatCannotCount();
        lint.thresholdOutOfReach();
        lint.clauses(rule.match());
        return List.copyOf(lint.problems);
    }

    private void groupsWithoutTerms() {
        for (TermGroup group : rule.groups()) {
            if (group.terms().isEmpty()) {
                problem(1, "group '" + group.name() + "' has no term", "give it terms or take it out");
            }
        }
    }

    private void termsWrittenTwice() {
        Map<String, Term> seen = new HashMap<>();
        for (Term term : terms()) {
            Term first = seen.putIfAbsent(key(term) + term.within() + term.ordered(), term);
            if (first != null) {
                problem(
                        term.line(),
                        "'" + term.text() + "' stands in line " + first.line() + " already",
                        "keep one of the two");
            }
        }
    }

    private void termsThatCannotCount() {
        int forbidden = 0;
        for (Term term : terms()) {
            Term veto = same(term, rule.never());
            Term hidden = same(term, rule.ignore());
            forbidden += veto == null ? 0 : 1;
            if (veto != null) {
                problem(
                        term.line(),
                        "'" + term.text() + "' can never count: 'never' has it in line " + veto.line(),
                        "take it out here or there");
            } else if (hidden != null) {
                problem(
                        term.line(),
                        "'" + term.text() + "' can never count: 'ignore' has it in line " + hidden.line(),
                        "take it out here or there");
            }
        }
        if (forbidden > 0 && forbidden == terms().size()) {
            problem(1, "'never' forbids every term, so that the topic cannot fire", "take terms out of 'never'");
        }
    }

    /** Each term at its best: as often as counts, all in the best zone. */
    private void thresholdOutOfReach() {
        double zone = Math.max(
                rule.zones().title(), Math.max(rule.zones().lead(), rule.zones().body()));
        double best = 0;
        for (Term term : terms()) {
            for (int n = 1; n <= rule.perTerm(); n++) {
                best += term.weight() * zone / n;
            }
        }
        if (best < rule.threshold()) {
            problem(
                    1,
                    "threshold " + rule.threshold() + " is out of reach: all terms together give "
                            + String.format(Locale.ROOT, "%.1f", best),
                    "lower the threshold or give terms more weight");
        }
        if (rule.requireDistinct() > terms().size()) {
            problem(
                    1,
                    "require_distinct " + rule.requireDistinct() + " is out of reach: there are " + terms().size()
                            + " terms",
                    "lower it or add terms");
        }
    }

    private void clauses(MatchRule match) {
        switch (match) {
            case MatchRule.AtLeast atLeast -> {
                int size = size(atLeast.group());
                if (size < atLeast.terms()) {
                    problem(
                            1,
                            "the clause '" + atLeast + "' of match can never hold: the group has " + size + " terms",
                            "lower the count or add terms");
                }
            }
            case MatchRule.And(List<MatchRule> parts) -> parts.forEach(this::clauses);
            case MatchRule.Or(List<MatchRule> parts) -> parts.forEach(this::clauses);
            case MatchRule.Not(MatchRule part) -> clauses(part);
            case MatchRule.Any any -> {}
        }
    }

    private int size(String name) {
        return rule.groups().stream()
                .filter(group -> group.name().equals(name))
                .mapToInt(group -> group.terms().size())
                .sum();
    }

    private List<Term> terms() {
        return rule.groups().stream().flatMap(group -> group.terms().stream()).toList();
    }

    private static @Nullable Term same(Term term, List<Term> others) {
        return others.stream()
                .filter(other -> key(other).equals(key(term)))
                .findFirst()
                .orElse(null);
    }

    private static String key(Term term) {
        return term.kind() + " " + term.language() + " " + term.parts().toString();
    }

    private void problem(int line, String what, String remedy) {
        problems.add(new Problem(rule.fileName(), line, what, remedy));
    }
}
