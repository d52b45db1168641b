/**
 * URL → bytes as the server sent them, or the named reason why not.
 *
 * <p>Read {@link io.silkwire.ingest.fetch.PageFetcher} first, then {@link io.silkwire.ingest.fetch.FetchOutcome}. A fetch
 * blocks its thread, which is meant to be a virtual one; all types may be shared between threads.
 */
@NullMarked
package io.silkwire.ingest.fetch;

import org.jspecify.annotations.NullMarked;
