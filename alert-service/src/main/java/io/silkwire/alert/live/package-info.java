/**
 * The alerts as they happen: the Kafka topics {@code alerts} and {@code deliveries} in, a ring of the latest alerts with their
 * delivery state and a stream of new ones out.
 *
 * <p>Read {@link io.silkwire.alert.live.LiveAlerts} first. Every instance follows all partitions, so a page may be served by any
 * of them. One thread writes, any thread reads.
 */
@NullMarked
package io.silkwire.alert.live;

import org.jspecify.annotations.NullMarked;
