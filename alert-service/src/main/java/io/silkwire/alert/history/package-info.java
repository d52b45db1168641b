/**
 * What was told lately: alerts and the states of their deliveries in, lists for their owners out, page by page from new to old.
 *
 * <p>Read {@link io.silkwire.alert.history.AlertHistory} first. Kafka keeps the alerts of 90 days; in memory each subscription has its
 * latest, however much others are told. {@link io.silkwire.alert.history.HistoryReader} reads them back after a start, on a thread
 * of its own. Any thread reads.
 */
@NullMarked
package io.silkwire.alert.history;

import org.jspecify.annotations.NullMarked;
