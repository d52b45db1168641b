/**
 * What is found out about a text before topics are put on it: title and body → languages, words, entities.
 *
 * <p>Read {@link io.silkwire.enrich.reading.ReadText} first. A pure function; immutable and thread-safe.
 */
@NullMarked
package io.silkwire.enrich.reading;

import org.jspecify.annotations.NullMarked;
