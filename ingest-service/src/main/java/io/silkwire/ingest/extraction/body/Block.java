package io.silkwire.ingest.extraction.body;

/**
 * One piece of a page's text in reading order.
 *
 * @param level 1 to 6 for headings, 0 for all others
 * @param text not blank; single spaces, but preformatted text keeps its lines; cells of a table's row stand apart by {@code " | "}
 */
public record Block(Kind kind, int level, String text) {
    /** What a block is in the text. */
    public enum Kind {
        /** Heading of its level. */
        HEADING,
        /** Running text. */
        PARAGRAPH,
        /** One item of a list, or a term or its definition. */
        LIST_ITEM,
        /** One row of a table of data. */
        TABLE_ROW,
        /** Quoted text. */
        QUOTE,
        /** Text whose lines matter. */
        PREFORMATTED,
        /** Caption of a picture or table. */
        CAPTION
    }
}
