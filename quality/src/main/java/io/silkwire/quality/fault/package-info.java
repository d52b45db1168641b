/**
 * Proof that no alert is lost or doubled, whatever fails: a steady stream of statements runs through the real services in processes of
 * their own while faults drawn by lot are put on them, and at the end every pair of statement and subscription is accounted for. Behind
 * {@code ./silkwire bench faults}.
 *
 * <p>Read {@link io.silkwire.quality.fault.FaultBench} first: it is the run. What goes wrong is drawn by {@link
 * io.silkwire.quality.fault.FaultPlan} and done by {@link io.silkwire.quality.fault.Scene}; what must have come of it is judged by {@link
 * io.silkwire.quality.fault.Proof}, a pure function of what stands on Kafka and in the receivers' books.
 */
@NullMarked
package io.silkwire.quality.fault;

import org.jspecify.annotations.NullMarked;
