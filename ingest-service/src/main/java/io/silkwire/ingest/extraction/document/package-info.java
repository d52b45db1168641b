/**
 * Bytes of a PDF or Word file → its title, paragraphs, author and dates, or why it cannot be read.
 *
 * <p>Read {@link io.silkwire.ingest.extraction.document.DocumentText} first. Everything here is stateless; one document is read by one
 * thread of its own, which ends with the document or at the deadline.
 */
@NullMarked
package io.silkwire.ingest.extraction.document;

import org.jspecify.annotations.NullMarked;
