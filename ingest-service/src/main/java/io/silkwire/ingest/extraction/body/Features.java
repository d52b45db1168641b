package io.silkwire.ingest.extraction.body;

/**
 * What the layout of a page looked like to the extraction. Pages of one source keep these alike; where they shift for many pages
 * at once, the source has changed its layout.
 *
 * @param textChars length of the text
 * @param pageChars length of all that can be read on the page
 * @param linkDensity share of the text's characters in links, 0 to 1
 * @param paragraphs number of blocks that are paragraphs
 * @param blocks number of all blocks
 * @param pathHash of the tags from the page down to the innermost element that holds four fifths of the text; 0 without text
 */
public record Features(int textChars, int pageChars, double linkDensity, int paragraphs, int blocks, int pathHash) {}
