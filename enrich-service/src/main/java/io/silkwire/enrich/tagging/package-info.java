/**
 * Puts topics on a statement: words of title and body → {@link io.silkwire.contracts.Tag}s with score and evidence.
 *
 * <p>All topics are compiled into one {@link io.silkwire.enrich.tagging.TopicSet}. A statement's words are walked once; a word
 * that some pattern is anchored on asks for a closer look at that pattern only, so the cost follows the number of words and hits,
 * not of topics. Then each topic that was hit is scored: ignored spans and overlaps taken out, near and same-sentence terms put
 * together, hits weighed by zone with the n-th of a term counting 1/n, vetoes, weakening terms, the rule over groups, threshold.
 *
 * <p>Read {@link io.silkwire.enrich.tagging.TopicSet} first. Everything is immutable and thread-safe; the same statement and
 * definitions always give the same tags in the same order.
 */
@NullMarked
package io.silkwire.enrich.tagging;

import org.jspecify.annotations.NullMarked;
