package io.silkwire.alert.search;

/**
 * One statement of a search, with the words that were looked for.
 *
 * @param statement as it is indexed
 * @param title whole, words marked
 * @param excerpt of the body round the first word that was looked for, or its beginning; on one line
 */
public record FoundStatement(IndexedStatement statement, MarkedText title, MarkedText excerpt) {}
