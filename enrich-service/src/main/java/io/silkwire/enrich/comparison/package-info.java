/**
 * Compares two states of the topic definitions by what they say to texts: definitions before and after, texts → the statements that a
 * topic gains and loses, with the evidence that made the difference.
 *
 * <p>Read {@link io.silkwire.enrich.comparison.TopicDiff} first. The comparison is a pure function; the report is for one thread.
 */
@NullMarked
package io.silkwire.enrich.comparison;

import org.jspecify.annotations.NullMarked;
