/**
 * Search over the index: query text and filters → a page of statements with marked words, or one statement with its evidence.
 *
 * <p>Read {@link io.silkwire.alert.search.StatementSearch} first. {@code ElasticsearchQueries} compiles the syntax tree that
 * subscriptions share, so the search box finds what a subscription would alert; {@code WordFinder} marks the words in the shown
 * text with the same stems, in every language. Only this package speaks to Elasticsearch. Everything is thread-safe and bounded
 * in time and size.
 */
@NullMarked
package io.silkwire.alert.search;

import org.jspecify.annotations.NullMarked;
