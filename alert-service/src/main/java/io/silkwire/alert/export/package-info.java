/**
 * Statements in the forms other programs read: tables (CSV), one JSON object a line, and references for reference managers (RIS,
 * CSL-JSON). A stream of statements in → bytes out, a batch at a time, in memory bounded by one batch.
 *
 * <p>Read {@link io.silkwire.alert.export.ExportFormat} first. Formats are stateless; a stream is for one thread.
 */
@NullMarked
package io.silkwire.alert.export;

import org.jspecify.annotations.NullMarked;
