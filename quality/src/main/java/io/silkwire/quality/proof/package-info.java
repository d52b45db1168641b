/**
 * Judges a run of the pipeline: what was put in ({@link io.silkwire.quality.proof.Accepted} statements, {@link
 * io.silkwire.quality.proof.Versions} of subscriptions, {@link io.silkwire.quality.proof.Generations} of topic definitions), what stands
 * on Kafka and in the index, and what receivers took; in: all of that, out: a {@link io.silkwire.quality.proof.Proof} with a row for each
 * pair of statement and subscription. What should have come is worked out here from what was put in, by the literal reading of a query and
 * the rules of the manual, not asked of the system.
 *
 * <p>Read {@link io.silkwire.quality.proof.Judge} first. What gathers is thread-safe; judging is for one thread.
 */
@NullMarked
package io.silkwire.quality.proof;

import org.jspecify.annotations.NullMarked;
