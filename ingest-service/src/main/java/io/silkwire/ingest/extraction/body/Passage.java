package io.silkwire.ingest.extraction.body;

/**
 * A run of text between two block boundaries, as it stands on the page; the unit that is kept or left out.
 *
 * @param text with single spaces, not blank; preformatted text keeps its lines
 * @param element place of the innermost block element around it in {@link PageMap}
 * @param row place of the table row it belongs to, -1 for none
 * @param cell place of the cell, -1 for none
 * @param linkChars how many of its characters are in links
 * @param links how many links it holds
 * @param boldChars how many of its characters are in bold
 * @param marks of the inline elements that hold all of it
 */
record Passage(String text, int element, int row, int cell, int linkChars, int links, int boldChars, long marks) {
    int chars() {
        return text.length();
    }

    /** Share of its characters in links. */
    float linked() {
        return Math.min(1f, (float) linkChars / text.length());
    }
}
