/**
 * Extracted text → statement on Kafka, with the crawl state that remembers it, in one transaction.
 *
 * <p>Read {@link io.silkwire.ingest.publication.Publication} (the decision) and then {@link
 * io.silkwire.ingest.publication.StatementPublisher} (the effect). One publisher belongs to one thread.
 */
@NullMarked
package io.silkwire.ingest.publication;

import org.jspecify.annotations.NullMarked;
