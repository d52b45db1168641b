package io.silkwire.ingest.extraction.body;

import java.util.List;

/**
 * The text of a page.
 *
 * @param blocks in reading order; empty where the page has no text. The page's own headline is mostly not among them
 * @param confidence 0 to 1: how likely its characters are the text, by the evidence; low after a rescue or a fallback
 * @param origin where the text was found
 * @param features of the layout, to notice when it shifts
 */
public record Body(List<Block> blocks, double confidence, Origin origin, Features features) {
    /** Copies the list. */
    public Body {
        blocks = List.copyOf(blocks);
    }

    /** Where the text was found. */
    public enum Origin {
        /** In the mark-up, by evidence. */
        MARKUP,
        /** In structured data, because the mark-up has next to no text. */
        STRUCTURED_DATA,
        /** In the state from which scripts draw the page, because the mark-up has next to no text. */
        PAGE_STATE,
        /** In the mark-up, where the evidence was too weak: all its prose. */
        FALLBACK,
        /** Nowhere. */
        NONE
    }

    @Override
    public String toString() {
        return "Body[" + blocks.size() + " blocks, " + origin + ", " + confidence + "]";
    }
}
