/**
 * Trends: enriched statements and their stories → counts by hour and day, and bursts.
 *
 * <p>Read {@link io.silkwire.enrich.trend.TrendTopology} first, the path of a count; then {@link
 * io.silkwire.enrich.trend.BurstDetector}, what is out of the ordinary. {@link io.silkwire.enrich.trend.Baseline} and what it needs
 * are pure functions of counts; the steps carry records and keep state, one thread per task.
 */
@NullMarked
package io.silkwire.enrich.trend;

import org.jspecify.annotations.NullMarked;
