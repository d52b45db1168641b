package io.silkwire.ingest.extraction.document;

import java.util.ArrayList;
import java.util.List;

/** Text as it comes → paragraphs, rows of tables as {@code a | b}; never more than {@link DocumentText#MOST_CHARS}. */
final class ParagraphText {
    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean table;
    private long chars;

    void add(String more) throws LimitExceeded {
        chars += more.length();
        if (chars > DocumentText.MOST_CHARS) {
            throw new LimitExceeded("more than " + DocumentText.MOST_CHARS + " characters");
        }
        text.append(more);
    }

    /** Whether paragraphs are now parts of a cell. */
    void inTable(boolean now) {
        table = now;
    }

    /** A paragraph ends, or a line of a cell. */
    void endLine() {
        if (table) {
            text.append(' ');
        } else {
            endParagraph();
        }
    }

    void endCell() {
        cells.add(clean());
    }

    void endRow() {
        String rest = clean();
        if (!rest.isEmpty()) {
            cells.add(rest);
        }
        put(String.join(" | ", cells.stream().filter(cell -> !cell.isEmpty()).toList()));
        cells.clear();
    }

    void endParagraph() {
        if (!cells.isEmpty()) {
            endRow();
        } else {
            put(clean());
        }
    }

    List<String> paragraphs() {
        return paragraphs;
    }

    private void put(String paragraph) {
        if (!paragraph.isEmpty()) {
            paragraphs.add(paragraph);
        }
    }

    private String clean() {
        String clean = text.toString().replaceAll("[\\s\\u00A0]+", " ").strip();
        text.setLength(0);
        return clean;
    }
}
