package io.silkwire.enrich.comparison;

import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.tagging.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A statement that a topic gains or loses.
 *
 * @param before what the topic said, null where it was not defined
 * @param after what it says now, null where it is not defined any more
 */
public record Difference(
        TopicId topicId,
        String statementId,
        String title,
        @Nullable Verdict before,
        @Nullable Verdict after) {
    /** Whether the statement is gained, else it is lost. */
    public boolean gained() {
        return after != null && after.fires();
    }

    /** What made the difference, one line each: evidence that only one side has, then the clauses. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        reasons.addAll(onlyIn(after, before, "now "));
        reasons.addAll(onlyIn(before, after, "was "));
        reasons.add("was " + told(before) + ", is " + told(after));
        return reasons;
    }

    private static List<String> onlyIn(@Nullable Verdict one, @Nullable Verdict other, String mark) {
        if (one == null) {
            return List.of();
        }
        Set<String> known = other == null ? Set.of() : new HashSet<>(lines(other));
        return new TreeSet<>(lines(one))
                .stream()
                        .filter(line -> !known.contains(line))
                        .map(line -> mark + line)
                        .toList();
    }

    private static List<String> lines(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        verdict.evidence().forEach(evidence -> lines.add("for      " + line(evidence)));
        verdict.against().forEach(evidence -> lines.add("against  " + line(evidence)));
        return lines;
    }

    private static String line(Evidence evidence) {
        return evidence.weight() + "  " + evidence.field().label() + " " + evidence.start() + "-" + evidence.end()
                + "  \"" + evidence.text().replaceAll("\\p{Cntrl}", " ") + "\"  " + evidence.rule() + " "
                + evidence.term();
    }

    private static String told(@Nullable Verdict verdict) {
        if (verdict == null) {
            return "not defined";
        }
        return verdict.score() + " of " + verdict.threshold()
                + (verdict.failing() == null ? "" : " (" + verdict.failing() + ")");
    }
}
