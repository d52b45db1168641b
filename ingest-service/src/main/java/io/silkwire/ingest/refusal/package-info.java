/**
 * What ingest says when it does not take something in: one shape for files and manifest lines alike.
 *
 * <p>Refusals are values: they end up in the report of a replay and never in Kafka, because what they speak of never entered it.
 */
@NullMarked
package io.silkwire.ingest.refusal;

import org.jspecify.annotations.NullMarked;
