package io.silkwire.ingest.extraction.body;

/**
 * One block of text as it was written.
 *
 * @param linked characters of it inside links
 * @param heading 1 to 6, or 0 for what is no heading
 * @param item whether it is an item of a list
 */
record Line(String text, int linked, int heading, boolean item) {
    boolean isLinks() {
        return linked > 0.6 * text.length();
    }
}
