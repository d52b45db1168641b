package io.silkwire.enrich.pattern;

import java.util.Comparator;

/** Where a pattern stands: words {@code from} to before {@code to} of a passage. */
public record Hit(int passage, int from, int to) {
    /** In the order of the text, title first. */
    public static final Comparator<Hit> IN_TEXT =
            Comparator.comparingInt(Hit::passage).thenComparingInt(Hit::from).thenComparingInt(Hit::to);

    /** Whether the two share a word. */
    public boolean overlaps(Hit other) {
        return passage == other.passage && from < other.to && other.from < to;
    }
}
