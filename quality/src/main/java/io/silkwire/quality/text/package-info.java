/**
 * Texts → how long it takes to cut and stem them, beside Lucene's analyzers, by JMH. Run with module quality and what it needs on the
 * class path: {@code java -cp … org.openjdk.jmh.Main Stemming}.
 */
@NullMarked
package io.silkwire.quality.text;

import org.jspecify.annotations.NullMarked;
