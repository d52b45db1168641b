/**
 * The ingest service: files of a corpus → statements on Kafka.
 *
 * <p>Read {@link io.silkwire.ingest.IngestPipeline} first, it is the path; {@link io.silkwire.ingest.CorpusReplay} runs it over a
 * corpus and reports what became of everything. A replay is one thread; two replays of one installation fence each other.
 */
@NullMarked
package io.silkwire.ingest;

import org.jspecify.annotations.NullMarked;
