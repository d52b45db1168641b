/**
 * {@code sources.yaml} and the Kafka topic {@code sources} → the sources in force.
 *
 * <p>Read {@link io.silkwire.ingest.source.SourcesFile} (text in, sources and refusals out) and then {@link
 * io.silkwire.ingest.source.SourceTable}. A wrong entry is refused alone; the others stand. The table is written by its own thread
 * and read by any.
 */
@NullMarked
package io.silkwire.ingest.source;

import org.jspecify.annotations.NullMarked;
