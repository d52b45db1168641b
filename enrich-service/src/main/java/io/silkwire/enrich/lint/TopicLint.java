package io.silkwire.enrich.lint;

import io.silkwire.enrich.topic.MatchRule;
import io.silkwire.enrich.topic.MatchRule.AtLeast;
import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.TopicReading.Problem;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.enrich.topic.TopicRule.TermGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
        lint.clauses();
        lint.doubtfulTerms();
        lint.groupsThatCannotMatter();
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

    private void clauses() {
        for (AtLeast clause : counts(rule.match())) {
            int size = size(clause.group());
            if (size < clause.terms()) {
                problem(
                        1,
                        "the clause '" + clause + "' of match can never hold: the group has " + size + " terms",
                        "lower the count or add terms");
                return;
            }
        }
        Map<String, Integer> sizes = new HashMap<>();
        rule.groups().forEach(group -> sizes.merge(group.name(), group.terms().size(), Integer::sum));
        MatchClauses.check(rule.match(), sizes)
                .forEach(finding -> problem(1, finding, "correct it or take the clause out"));
    }

    private static List<AtLeast> counts(MatchRule match) {
        return switch (match) {
            case AtLeast atLeast -> List.of(atLeast);
            case MatchRule.And(List<MatchRule> parts) ->
                parts.stream().flatMap(part -> counts(part).stream()).toList();
            case MatchRule.Or(List<MatchRule> parts) ->
                parts.stream().flatMap(part -> counts(part).stream()).toList();
            case MatchRule.Not(MatchRule part) -> counts(part);
            case MatchRule.Any any -> List.of();
        };
    }

    private void doubtfulTerms() {
        TermDoubts doubts = new TermDoubts(rule);
        List<Term> all = new ArrayList<>(terms());
        int shadowed = 0;
        for (Term term : terms()) {
            boolean told = same(term, rule.never()) != null || same(term, rule.ignore()) != null;
            String veto = doubts.shadowedByVeto(term).orElse("");
            String hidden = doubts.hiddenByIgnore(term).orElse("");
            shadowed += veto.isEmpty() ? 0 : 1;
            if (!told && !veto.isEmpty()) {
                problem(
                        term.line(),
                        "'" + term.text() + "' can never count: '" + veto + "' of 'never' stands wherever it does",
                        "make the veto longer or take the term out");
            } else if (!told && !hidden.isEmpty()) {
                problem(
                        term.line(),
                        "'" + term.text() + "' can never count: '" + hidden + "' of 'ignore' covers it",
                        "make what is ignored longer or take the term out");
            }
        }
        if (shadowed > 0 && shadowed == terms().size() && same(terms()) < terms().size()) {
            problem(1, "'never' shadows every term, so that the topic cannot fire", "take terms out of 'never'");
        }
        all.addAll(rule.never());
        all.addAll(rule.ignore());
        all.addAll(rule.weaken());
        all.forEach(term -> saysNothing(term, doubts));
        doubts.untested()
                .forEach(term -> problem(
                        term.line(),
                        "there is no test with lang: " + term.language() + ", a language of this term",
                        "add one under 'tests'"));
    }

    /** How many of these terms 'never' has word for word. */
    private int same(List<Term> terms) {
        return (int)
                terms.stream().filter(term -> same(term, rule.never()) != null).count();
    }

    private void saysNothing(Term term, TermDoubts doubts) {
        doubts.onlyStopWords(term)
                .ifPresent(wording -> problem(
                        term.line(),
                        "'" + term.text() + "' is made of stop words alone ('" + wording
                                + "'), which nearly every text has",
                        "join it to a word that tells something"));
        doubts.unboundedPrefix(term)
                .ifPresent(beginning -> problem(
                        term.line(),
                        "'" + beginning + "' begins words of every kind",
                        "write a prefix of three letters or more"));
    }

    /** A group without weight that the rule over groups does not name. */
    private void groupsThatCannotMatter() {
        Set<String> named = new HashSet<>();
        counts(rule.match()).forEach(clause -> named.add(clause.group()));
        for (TermGroup group : rule.groups()) {
            boolean weightless = group.terms().stream().allMatch(term -> term.weight() == 0);
            if (!group.terms().isEmpty() && weightless && !named.contains(group.name())) {
                problem(
                        group.terms().get(0).line(),
                        "group '" + group.name() + "' has no weight, and 'match' does not name it",
                        "give it weight, name it in 'match', or take it out");
            }
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
