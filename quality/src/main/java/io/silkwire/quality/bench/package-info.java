/**
 * Load on the real parts, on this machine alone and bounded in time: the commands {@code ./silkwire bench …}, each of
 * which prints what is wanted beside what it read and exits 1 where that is missed. What runs in microseconds is measured by JMH in {@code
 * io.silkwire.quality.speed} instead.
 *
 * <p>Read {@link io.silkwire.quality.bench.CrawlBench} first.
 */
@NullMarked
package io.silkwire.quality.bench;

import org.jspecify.annotations.NullMarked;
