/**
 * A page → the data it carries for its own scripts, which is where pages drawn in the browser have their statements.
 *
 * <p>Read {@link io.silkwire.ingest.extraction.data.PageData} first. Nothing is run, everything is bounded. Stateless.
 */
@NullMarked
package io.silkwire.ingest.extraction.data;

import org.jspecify.annotations.NullMarked;
