/**
 * The percolator of OpenSearch as a peer of our matching: queries and documents in its own words on standard input → ids of the
 * queries that fit on standard output. It stands for that of Elasticsearch, which is not to be had as a library. Read
 * {@link io.silkwire.percolator.PercolatorMain} first. A process of its own, because OpenSearch needs other versions of Lucene,
 * Netty and Jackson than we do; one thread.
 */
@NullMarked
package io.silkwire.percolator;

import org.jspecify.annotations.NullMarked;
