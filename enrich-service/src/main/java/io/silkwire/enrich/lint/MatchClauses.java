package io.silkwire.enrich.lint;

import io.silkwire.enrich.topic.MatchRule;
import io.silkwire.enrich.topic.MatchRule.And;
import io.silkwire.enrich.topic.MatchRule.Any;
import io.silkwire.enrich.topic.MatchRule.AtLeast;
import io.silkwire.enrich.topic.MatchRule.Not;
import io.silkwire.enrich.topic.MatchRule.Or;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Looks for clauses of a rule over groups that cannot matter, by trying every case: a group has none of its terms found, or as many
 * as some clause asks for. A rule of very many cases is not looked at.
 */
final class MatchClauses {
    private static final int MOST_CASES = 20_000;

    private final Map<String, Integer> sizes;
    private final List<Map<String, Integer>> cases = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    private MatchClauses(Map<String, Integer> sizes) {
        this.sizes = sizes;
    }

    /**
     * What is wrong with the clauses, each in words.
     *
     * @param sizes how many terms each group has
     */
    static List<String> check(MatchRule rule, Map<String, Integer> sizes) {
        MatchClauses clauses = new MatchClauses(sizes);
        if (clauses.enumerate(rule)) {
            clauses.look(rule);
        }
        return clauses.findings;
    }

    /** All cases there are; false where they are too many. */
    private boolean enumerate(MatchRule rule) {
        Map<String, Integer> most = new TreeMap<>();
        asked(rule, most);
        cases.add(new HashMap<>());
        for (Map.Entry<String, Integer> group : most.entrySet()) {
            int highest = Math.min(group.getValue(), sizes.getOrDefault(group.getKey(), 0));
            if ((long) cases.size() * (highest + 1) > MOST_CASES) {
                return false;
            }
            List<Map<String, Integer>> before = List.copyOf(cases);
            cases.clear();
            for (int found = 0; found <= highest; found++) {
                for (Map<String, Integer> each : before) {
                    Map<String, Integer> with = new HashMap<>(each);
                    with.put(group.getKey(), found);
                    cases.add(with);
                }
            }
        }
        return true;
    }

    private static void asked(MatchRule rule, Map<String, Integer> most) {
        switch (rule) {
            case AtLeast atLeast -> most.merge(atLeast.group(), atLeast.terms(), Math::max);
            case And(List<MatchRule> parts) -> parts.forEach(part -> asked(part, most));
            case Or(List<MatchRule> parts) -> parts.forEach(part -> asked(part, most));
            case Not(MatchRule part) -> asked(part, most);
            case Any any -> {}
        }
    }

    private void look(MatchRule rule) {
        if (never(rule::holds)) {
            findings.add("the clause '" + rule + "' of match can never hold");
            return;
        }
        switch (rule) {
            case And(List<MatchRule> parts) -> {
                idle(parts, "and is implied by the rest of '" + rule + "'", false);
                parts.forEach(this::look);
            }
            case Or(List<MatchRule> parts) -> {
                idle(parts, "since the rest of '" + rule + "' holds wherever it does", true);
                parts.forEach(this::look);
            }
            case Not not
            when never(found -> !not.holds(found)) ->
                findings.add("the clause '" + rule + "' of match always holds, and so asks for nothing");
            case Not not -> {}
            case AtLeast atLeast -> {}
            case Any any -> {}
        }
    }

    /** Parts without which the whole would hold in the same cases. */
    private void idle(List<MatchRule> parts, String why, boolean isOr) {
        for (int i = 0; i < parts.size(); i++) {
            int left = i;
            Predicate<Map<String, Integer>> whole = found -> holds(parts, found, isOr, -1);
            Predicate<Map<String, Integer>> rest = found -> holds(parts, found, isOr, left);
            if (parts.size() > 1
                    && !never(parts.get(i)::holds)
                    && never(found -> whole.test(found) != rest.test(found))) {
                findings.add("the clause '" + parts.get(i) + "' of match changes nothing, " + why);
                return;
            }
        }
    }

    private static boolean holds(List<MatchRule> parts, Map<String, Integer> found, boolean isOr, int without) {
        for (int i = 0; i < parts.size(); i++) {
            if (i != without && parts.get(i).holds(found) == isOr) {
                return isOr;
            }
        }
        return !isOr;
    }

    private boolean never(Predicate<Map<String, Integer>> holds) {
        return cases.stream().noneMatch(holds);
    }
}
