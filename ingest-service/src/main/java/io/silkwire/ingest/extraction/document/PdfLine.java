package io.silkwire.ingest.extraction.document;

/**
 * One line on a page. Lengths are points from the top left corner.
 *
 * @param y of the baseline
 * @param size of most of its letters
 * @param bold whether all of it is
 * @param page from 0
 * @param column one number for each run of lines that stand below each other
 * @param left where most lines of its column begin
 * @param right where the longest lines of its column end
 */
record PdfLine(
        String text,
        float x0,
        float x1,
        float y,
        float size,
        boolean bold,
        int page,
        int column,
        float left,
        float right) {

    PdfLine in(int newColumn, float newLeft, float newRight) {
        return new PdfLine(text, x0, x1, y, size, bold, page, newColumn, newLeft, newRight);
    }

    boolean isBelow(PdfLine before) {
        return page == before.page && column == before.column;
    }

    boolean sameType(PdfLine other) {
        return Math.abs(size - other.size) <= 0.1f * Math.max(size, other.size);
    }

    /** Share of the column's width. */
    float share() {
        return right > left ? (x1 - left) / (right - left) : 1;
    }

    /** Width of the first word, by the average letter. */
    float firstWord() {
        int space = text.indexOf(' ');
        return (x1 - x0) * (space < 0 ? text.length() : space + 1) / Math.max(1, text.length());
    }
}
