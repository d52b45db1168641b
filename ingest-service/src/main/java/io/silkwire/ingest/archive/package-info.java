/**
 * Exchanges → WARC 1.1 records on disk, and back.
 *
 * <p>Read {@link io.silkwire.ingest.archive.Archive} first.
 */
@NullMarked
package io.silkwire.ingest.archive;

import org.jspecify.annotations.NullMarked;
