package io.silkwire.enrich.lint;

import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.reading.ReadText;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.TopicReading.Problem;
import io.silkwire.enrich.topic.TopicRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts in how many texts of a corpus each term stands, and tells those that stand in too many of their language's: a word that
 * every third text has tells nothing about any. Terms of little weight are left alone, since they are meant as support. For one
 * thread.
 */
public final class TermCommonness {
    /** With fewer texts of a language nothing is said about its terms. */
    static final int LEAST_TEXTS = 20;

    private static final double MOST = 0.3;

    /** A term below this share of the threshold is support. */
    private static final double SUPPORT = 0.3;

    private final List<TopicRule> rules;
    private final TopicSet topics;
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<TopicId, Map<Term, Integer>> standing = new HashMap<>();

    /** Terms of these definitions. */
    public TermCommonness(List<TopicRule> rules) {
        this.rules = List.copyOf(rules);
        this.topics = TopicSet.compile(rules, 0);
    }

    /** Counts one text. */
    public void add(String title, String body) {
        ReadText text = ReadText.of(title, body, null);
        texts.merge(text.written().language(), 1, Integer::sum);
        texts.merge("any", 1, Integer::sum);
        text.terms(topics).forEach((topic, terms) -> {
            Map<Term, Integer> counts = standing.computeIfAbsent(topic, added -> new HashMap<>());
            terms.forEach(term -> {
                if (term.language().equals("any")
                        || term.language().equals(text.written().language())) {
                    counts.merge(term, 1, Integer::sum);
                }
            });
        });
    }

    /** The terms that stand in too many texts. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (TopicRule rule : rules) {
            standing.getOrDefault(rule.id(), Map.of()).forEach((term, count) -> {
                int of = texts.getOrDefault(term.language(), 0);
                if (of >= LEAST_TEXTS && count > MOST * of && term.weight() >= SUPPORT * rule.threshold()) {
                    problems.add(new Problem(
                            rule.fileName(),
                            term.line(),
                            "'" + term.text() + "' stands in " + count + " of " + of + " texts of the corpus, and has "
                                    + term.weight() + " of the " + rule.threshold() + " needed",
                            "join it to another word, or give it less weight"));
                }
            });
        }
        problems.sort(Comparator.comparing(Problem::fileName).thenComparingInt(Problem::line));
        return problems;
    }
}
