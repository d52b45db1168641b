/**
 * Tells how the pipeline fares, minute by minute: items of each step by disposition, how long they took, records each consumer group is behind, sources
 * with an alarm.
 *
 * <p>Input: the counters of this process and Kafka's offsets; output: {@code silkwire.pipeline}, from which the index
 * {@code pipeline} is filled. Read {@link io.silkwire.enrich.pipeline.PipelineReporter} first; it has one thread.
 */
@NullMarked
package io.silkwire.enrich.pipeline;

import org.jspecify.annotations.NullMarked;
