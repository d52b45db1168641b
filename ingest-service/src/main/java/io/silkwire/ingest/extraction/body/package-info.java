/**
 * A parsed page → the paragraphs of its main text, without the site around it.
 *
 * <p>Read {@link io.silkwire.ingest.extraction.body.MainText} first: {@code PageMap} measures every element in one traversal,
 * {@code Furniture} marks what belongs to the site, {@code Choice} finds the element that holds the text, {@code Lines} writes
 * it down and {@code Edges} trims it. Time grows with the page's length only; nothing recurses, so depth of the mark-up costs
 * nothing. No state is kept between calls; a page must not be read by two threads at once.
 */
@NullMarked
package io.silkwire.ingest.extraction.body;

import org.jspecify.annotations.NullMarked;
