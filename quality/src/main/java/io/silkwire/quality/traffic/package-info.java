/**
 * What a run of the pipeline is given: statements at a steady rate with later revisions, subscriptions of every kind that are edited
 * meanwhile, and topic definitions that are rolled out anew; what Kafka took of it is noted for {@link io.silkwire.quality.proof.Judge}.
 *
 * <p>Read {@link io.silkwire.quality.traffic.Traffic} first. Each kind has a thread of its own.
 */
@NullMarked
package io.silkwire.quality.traffic;

import org.jspecify.annotations.NullMarked;
