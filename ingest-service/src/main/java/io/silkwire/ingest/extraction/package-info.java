/**
 * Bytes of a file → text with title, paragraphs and what the page tells about itself, or a refusal.
 *
 * <p>Read {@link io.silkwire.ingest.extraction.Extractor} first; {@link io.silkwire.ingest.extraction.PlainText} holds the
 * evidence by which text from PDF, mail and site pages becomes paragraphs again. The rule above all others: no word of the
 * statement is lost; what is dropped (chrome of a site, page numbers) is named in the result. All types are stateless or
 * immutable, so threads may share them.
 */
@NullMarked
package io.silkwire.ingest.extraction;

import org.jspecify.annotations.NullMarked;
