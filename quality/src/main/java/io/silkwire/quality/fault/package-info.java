/**
 * Proof that no alert is lost, doubled or untrue, whatever fails: traffic runs through the real services in processes of their own while
 * faults drawn by lot are put on them; at the end every pair of statement and subscription and every document of the index is accounted
 * for. Behind {@code ./silkwire bench faults}.
 *
 * <p>Read {@link io.silkwire.quality.fault.FaultBench} first: it is the run. What is put in is {@link io.silkwire.quality.traffic.Traffic},
 * what goes wrong is drawn by {@link io.silkwire.quality.fault.FaultPlan} and done by {@link io.silkwire.quality.fault.Scene}, what must
 * have come of it is judged by {@link io.silkwire.quality.proof.Judge}.
 */
@NullMarked
package io.silkwire.quality.fault;

import org.jspecify.annotations.NullMarked;
