package io.silkwire.enrich.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recursive descent over the words of a {@link MatchRule}; nesting is bounded, so no text can exhaust the stack. */
final class MatchRuleParser {
    private static final Pattern WORD = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_-]*|\\d+|>=|\\(|\\))");
    private static final int MAX_DEPTH = 32;

    private final String text;
    private final Set<String> groups;
    private final List<String> words = new ArrayList<>();
    private int next;
    private int depth;

    MatchRuleParser(String text, Set<String> groups) {
        this.text = text;
        this.groups = groups;
        split();
    }

    MatchRule parse() {
        MatchRule rule = anyOf();
        if (next < words.size()) {
            throw wrong("expected AND, OR or the end before '" + words.get(next) + "'");
        }
        return rule;
    }

    private void split() {
        Matcher matcher = WORD.matcher(text.stripTrailing());
        int at = 0;
        while (at < text.stripTrailing().length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw wrong("unexpected character at " + (at + 1));
            }
            words.add(matcher.group(1));
            at = matcher.end();
        }
    }

    private MatchRule anyOf() {
        List<MatchRule> parts = new ArrayList<>();
        do {
            parts.add(allOf());
        } while (take("OR"));
        return parts.size() == 1 ? parts.get(0) : new MatchRule.Or(List.copyOf(parts));
    }

    private MatchRule allOf() {
        List<MatchRule> parts = new ArrayList<>();
        do {
            parts.add(one());
        } while (take("AND"));
        return parts.size() == 1 ? parts.get(0) : new MatchRule.And(List.copyOf(parts));
    }

    private MatchRule one() {
        if (++depth > MAX_DEPTH) {
            throw wrong("nested deeper than " + MAX_DEPTH);
        }
        MatchRule rule = oneAtDepth();
        depth--;
        return rule;
    }

    private MatchRule oneAtDepth() {
        if (take("NOT")) {
            return new MatchRule.Not(one());
        }
        if (take("(")) {
            MatchRule inner = anyOf();
            expect(")");
            return inner;
        }
        if (take("count")) {
            return count();
        }
        return new MatchRule.AtLeast(group(), 1);
    }

    private MatchRule count() {
        expect("(");
        String group = group();
        expect(")");
        expect(">=");
        String number = next < words.size() ? words.get(next++) : "";
        if (!number.matches("\\d{1,4}")) {
            throw wrong("expected a number after >=");
        }
        return new MatchRule.AtLeast(group, Integer.parseInt(number));
    }

    private String group() {
        String name = next < words.size() ? words.get(next++) : "";
        if (!groups.contains(name)) {
            throw wrong("expected one of the groups " + new TreeSet<>(groups) + ", found '" + name + "'");
        }
        return name;
    }

    private boolean take(String word) {
        boolean there = next < words.size() && words.get(next).equals(word);
        next += there ? 1 : 0;
        return there;
    }

    private void expect(String word) {
        if (!take(word)) {
            throw wrong("expected '" + word + "'");
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " in the rule '" + text + "'");
    }
}
