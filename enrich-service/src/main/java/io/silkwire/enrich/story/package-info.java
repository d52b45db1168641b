/**
 * Enriched statements → the story each stands in, on {@code silkwire.stories}: near-duplicates across sources, partitions and
 * restarts.
 *
 * <p>Read {@link io.silkwire.enrich.story.StoryTopology} first, then {@link io.silkwire.enrich.story.PlaceStep}. What a copy is says
 * package {@code nearduplicate}. Fingerprints are made on every partition; all meet in one task, which owns the graph.
 */
@NullMarked
package io.silkwire.enrich.story;

import org.jspecify.annotations.NullMarked;
