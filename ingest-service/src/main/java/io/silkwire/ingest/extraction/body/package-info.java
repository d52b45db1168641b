/**
 * Parsed HTML page → the text that the page is about, in blocks, with confidence and features of its layout.
 *
 * <p>Read {@link io.silkwire.ingest.extraction.body.MainText} first. A page is read once into flat arrays ({@code PageMap});
 * every passage gets a row of evidence ({@code Evidence}); two small forests of decision trees weigh it ({@code Forest}); what
 * is left in becomes blocks. Nothing recurses and the document is never changed. All types are stateless or confined to one call.
 */
@NullMarked
package io.silkwire.ingest.extraction.body;

import org.jspecify.annotations.NullMarked;
