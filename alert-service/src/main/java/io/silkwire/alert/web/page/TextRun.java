package io.silkwire.alert.web.page;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a text that is shown in one way.
 *
 * @param marked whether it stands out
 * @param css class of a marked piece
 * @param topics ids of the topics it is evidence for, parted by spaces, or null where it is none
 * @param title what is told about a marked piece, or null
 */
public record TextRun(
        String text,
        boolean marked,
        @Nullable String css,
        @Nullable String topics,
        @Nullable String title) {
    /** A piece that does not stand out. */
    public static TextRun plain(String text) {
        return new TextRun(text, false, null, null, null);
    }

    /** A piece that was looked for. */
    public static TextRun hit(String text) {
        return new TextRun(text, true, null, null, null);
    }
}
