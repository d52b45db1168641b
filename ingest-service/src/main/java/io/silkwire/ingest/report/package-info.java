/**
 * A replay that is running → its progress and, at its end, the report whose sums close or say where they do not.
 *
 * <p>Read {@link io.silkwire.ingest.report.ReplayReport} first, then {@link io.silkwire.ingest.report.RunFollower}, which finds
 * out from Kafka alone what became of each statement. One follower belongs to one thread.
 */
@NullMarked
package io.silkwire.ingest.report;

import org.jspecify.annotations.NullMarked;
