package io.silkwire.enrich.topic;

import io.silkwire.contracts.TopicId;
import java.util.List;
import java.util.Map;

/**
 * A topic's definition, read and checked.
 *
 * @param fileName where it was written
 * @param owner who answers for it, empty where nobody is named
 * @param labels names for people by language
 * @param threshold score a statement needs
 * @param zones what a hit counts in the title, the lead and the body
 * @param perTerm how many hits of one term count, the n-th with 1/n of its weight
 * @param requireDistinct how many different terms must be found
 * @param groups named terms that add to the score
 * @param match rule over the groups that must hold besides the threshold
 * @param never any hit of these forbids the topic
 * @param ignore words inside a hit of these are not looked at, such as {@code climate} in {@code investment climate}
 * @param weaken terms with negative weights
 * @param tests what the owner promises about it
 */
public record TopicRule(
        String fileName,
        TopicId id,
        int version,
        String owner,
        Map<String, String> labels,
        double threshold,
        Zones zones,
        int perTerm,
        int requireDistinct,
        List<TermGroup> groups,
        MatchRule match,
        List<Term> never,
        List<Term> ignore,
        List<Term> weaken,
        List<TopicTest> tests) {
    /** Copies the collections. */
    public TopicRule {
        labels = Map.copyOf(labels);
        groups = List.copyOf(groups);
        never = List.copyOf(never);
        ignore = List.copyOf(ignore);
        weaken = List.copyOf(weaken);
        tests = List.copyOf(tests);
    }

    /**
     * Weights of the places where a hit stands.
     *
     * @param title multiplies a hit in the title
     * @param lead multiplies a hit in the first words of the body
     * @param body multiplies every other hit
     */
    public record Zones(double title, double lead, double body) {
        /** A title says what a text is about, its lead nearly so. */
        public static final Zones USUAL = new Zones(3.0, 1.5, 1.0);
    }

    /** Terms with a name, so that a {@link MatchRule} can speak of them. */
    public record TermGroup(String name, List<Term> terms) {
        /** Copies the terms. */
        public TermGroup {
            terms = List.copyOf(terms);
        }
    }

    /**
     * A text with the answer it must get.
     *
     * @param title may be empty
     * @param expect whether the topic fires on it
     * @param line where the test is written
     */
    public record TopicTest(String language, String title, String text, boolean expect, int line) {}
}
