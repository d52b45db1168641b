package io.silkwire.alert.search;

import java.util.List;

/**
 * A text with spans that stand out.
 *
 * @param marks in order, without overlaps
 */
public record MarkedText(String text, List<Span> marks) {
    /** From the first UTF-16 code unit to the first after it. */
    public record Span(int start, int end) {}

    /** Copies the marks. */
    public MarkedText {
        marks = List.copyOf(marks);
    }
}
