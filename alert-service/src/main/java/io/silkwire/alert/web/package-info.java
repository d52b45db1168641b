/**
 * What people and programs see: the pages and the search API. HTTP request in → HTML or JSON out.
 *
 * <p>Read {@code StatementPages} first: parameters → search → view → template. Controllers decide nothing but the status; the
 * {@code *View} types turn what was found into what the templates in {@code src/main/jte} show; {@code web.guard} keeps
 * strangers' sites out. Requests run on virtual threads, so waiting for Elasticsearch or Kafka blocks nobody else.
 */
@NullMarked
package io.silkwire.alert.web;

import org.jspecify.annotations.NullMarked;
