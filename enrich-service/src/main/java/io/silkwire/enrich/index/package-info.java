/**
 * Writes enriched statements into the Elasticsearch index that search and Kibana read, losing none, doubling none and never
 * putting an older one over a newer one.
 *
 * <p>Input: {@code silkwire.enriched}; output: documents of the index {@code statements-v3}, read through the alias
 * {@code statements}; what the index refuses goes to {@code silkwire.dead-letters} with its bytes. How the promise is kept:
 *
 * <ul>
 *   <li>a document's id is the statement's id and its external version is {@link
 *       io.silkwire.contracts.EnrichedStatement#version()}, so writing it again, late or twice, changes nothing;
 *   <li>an offset is committed only when it and all before it are done ({@link io.silkwire.enrich.index.ContiguousOffsets});
 *   <li>what Elasticsearch says to each document is one of six outcomes ({@link io.silkwire.enrich.index.BulkItemOutcome}), and
 *       none of them drops a document;
 *   <li>an offset's metadata names the index it was written to: into an index that is new, everything is written again.
 * </ul>
 *
 * <p>Read {@link io.silkwire.enrich.index.IndexSession} first. One thread owns the Kafka consumer and all bookkeeping; answers of
 * Elasticsearch and of the dead-letter producer come in through its queue. Services start it through {@link
 * io.silkwire.enrich.index.IndexLifecycle}.
 */
@NullMarked
package io.silkwire.enrich.index;

import org.jspecify.annotations.NullMarked;
