/**
 * Load on the real parts, on this machine alone and bounded in time: {@code ./silkwire bench crawl}, {@code bench frontier}. What runs in
 * microseconds is measured by JMH in {@code io.silkwire.quality.speed} instead.
 *
 * <p>Read {@link io.silkwire.quality.bench.CrawlBench} first.
 */
@NullMarked
package io.silkwire.quality.bench;

import org.jspecify.annotations.NullMarked;
