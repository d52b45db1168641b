/**
 * Pages → how many of them are extracted in a second on one core, ours and Readability4J's from the same run, by JMH.
 *
 * <p>Run with module quality and what it needs on the class path: {@code java -cp … org.openjdk.jmh.Main PageExtraction}. Without
 * more it reads pages that {@link io.silkwire.quality.speed.WrittenPages} writes; {@code -p data=DIR} reads the {@code .html}
 * files below a directory instead.
 */
@NullMarked
package io.silkwire.quality.speed;

import org.jspecify.annotations.NullMarked;
