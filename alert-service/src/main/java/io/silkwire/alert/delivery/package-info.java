/**
 * Brings each alert to its subscriber: Kafka topic {@code alerts} in, attempts out, and where each stands on the compacted Kafka
 * topic {@code deliveries}, on the partition of the same number.
 *
 * <p>Read {@link io.silkwire.alert.delivery.DeliverySession} first: it is the loop. At least once with a stable id: that an
 * alert is to be sent is recorded in one transaction with the read position, then it is sent, then the attempt is recorded; a
 * crash in between sends it again under the same id. Of several instances the owner of the alert's partition sends. What is
 * decided ({@link io.silkwire.alert.delivery.DeliveryDecision}, {@link io.silkwire.alert.delivery.DeliveryProgress}, {@link
 * io.silkwire.alert.delivery.RetrySchedule}, {@link io.silkwire.alert.delivery.AttemptQueue}) is apart from what is done.
 *
 * <p>Threads: one for the session, which owns all state; a virtual one for each attempt, which owns nothing and hands its
 * outcome back over a queue. Memory: the state of every alert whose record Kafka still has (some 100 bytes each), and those
 * that are still to be sent as a whole.
 */
@NullMarked
package io.silkwire.alert.delivery;

import org.jspecify.annotations.NullMarked;
