/**
 * The time from a statement on Kafka to the first attempt to deliver its alerts, on the real services: behind {@code ./silkwire bench
 * latency}.
 *
 * <p>Read {@link io.silkwire.quality.latency.LatencyBench} first.
 */
@NullMarked
package io.silkwire.quality.latency;

import org.jspecify.annotations.NullMarked;
