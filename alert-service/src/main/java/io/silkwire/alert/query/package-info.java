/**
 * The query language of subscriptions and of the search box: text in, syntax tree out.
 *
 * <p>Read {@link io.silkwire.alert.query.QueryParser} first (the grammar stands there), then {@link
 * io.silkwire.alert.query.Query}. The tree says what was asked, not how it is found: {@code match} compiles it for the matcher
 * and {@code search} for Elasticsearch, so both mean the same. Everything here is immutable and free of side effects.
 */
@NullMarked
package io.silkwire.alert.query;

import org.jspecify.annotations.NullMarked;
