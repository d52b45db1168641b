package io.silkwire.ingest.extraction;

import java.util.List;

/** Takes a title from a text that has no mark-up to show it. */
final class Headline {
    /** Longer than any headline of an official site seen; a first paragraph beyond it is prose. */
    private static final int MOST_CHARS = 250;

    private static final int CUT_CHARS = 120;

    private Headline() {}

    /** The first paragraph, or its start at a word's end with an ellipsis where it is too long for a title; empty if there is none. */
    static String of(List<String> paragraphs) {
        if (paragraphs.isEmpty()) {
            return "";
        }
        String first = paragraphs.get(0).replaceFirst("^#{1,6} ", "");
        if (first.length() <= MOST_CHARS) {
            return first;
        }
        int space = first.lastIndexOf(' ', CUT_CHARS);
        return first.substring(0, space > 0 ? space : CUT_CHARS) + "…";
    }
}
