/**
 * Lines of JSON in, lines of JSON out: reads lines of bounded length, works on them with all cores and gives the answers back in
 * the order of the lines, with memory that does not grow with the input.
 *
 * <p>Read {@link io.silkwire.enrich.jsonl.InOrder} first. The reader belongs to one thread.
 */
@NullMarked
package io.silkwire.enrich.jsonl;

import org.jspecify.annotations.NullMarked;
