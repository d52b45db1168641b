package io.silkwire.enrich.tagging;

import io.silkwire.enrich.pattern.Hit;
import java.util.Comparator;
import java.util.List;

/**
 * One occurrence of a term.
 *
 * @param whole all of it, with what stands between the sides of a near term
 * @param claims the words that are the term's own: no other term may count them again
 */
record Span(CompiledTerm term, Hit whole, List<Hit> claims) {
    /** In the order of the text, title first. */
    static final Comparator<Span> IN_TEXT = Comparator.<Span>comparingInt(span -> span.whole.passage())
            .thenComparingInt(span -> span.whole.from())
            .thenComparingInt(span -> span.whole.to())
            .thenComparingInt(span -> span.term.term().line());

    /** The most telling first: heavier, then longer, then earlier. */
    static final Comparator<Span> HEAVIEST = Comparator.<Span>comparingDouble(
                    span -> -span.term.term().weight())
            .thenComparingInt(span -> -span.words())
            .thenComparing(IN_TEXT);

    private int words() {
        int words = 0;
        for (Hit claim : claims) {
            words += claim.to() - claim.from();
        }
        return words;
    }
}
