/**
 * The enrich service: statements → enriched statements (language, tags with evidence, stems) → the search index.
 *
 * <p>Read {@link io.silkwire.enrich.EnrichTopology} first, the path of a statement; then {@link io.silkwire.enrich.Enricher}, what
 * is found out about it. One Streams application and one index writer per instance; Kafka partitions are the unit of scale.
 */
@NullMarked
package io.silkwire.enrich;

import org.jspecify.annotations.NullMarked;
