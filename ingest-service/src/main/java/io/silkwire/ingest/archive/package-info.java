/**
 * Exchanges → WARC 1.1 records on disk, and back.
 *
 * <p>Read {@link io.silkwire.ingest.archive.Archive} first; {@link io.silkwire.ingest.archive.ArchiveReader} is the way back. Writing is
 * safe for many threads, reading is for one.
 */
@NullMarked
package io.silkwire.ingest.archive;

import org.jspecify.annotations.NullMarked;
