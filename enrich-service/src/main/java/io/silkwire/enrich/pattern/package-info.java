/**
 * Finds many patterns of words at once: words of a statement → where each pattern stands.
 *
 * <p>All patterns are compiled into one {@link io.silkwire.enrich.pattern.PatternAutomaton}: a trie whose edges are places of
 * patterns and whose tables are keyed by the stems, words, spellings and beginnings that may stand there, each with a number of its
 * own. A statement is walked once; a word that no pattern knows costs two look-ups, however many patterns there are.
 *
 * <p>Read {@link io.silkwire.enrich.pattern.PatternAutomaton} first. What is compiled is immutable and thread-safe; {@link
 * io.silkwire.enrich.pattern.Hits} belong to one thread until they are closed.
 */
@NullMarked
package io.silkwire.enrich.pattern;

import org.jspecify.annotations.NullMarked;
