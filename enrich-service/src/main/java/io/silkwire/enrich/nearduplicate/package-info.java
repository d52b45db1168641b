/**
 * Statements → stories: near-duplicates across sources, such as reposts, wire copies, excerpts and edited versions.
 *
 * <p>Read {@link io.silkwire.enrich.nearduplicate.Likeness} first, which says what a copy is; then
 * {@link io.silkwire.enrich.nearduplicate.StoryGraph}, which finds and joins copies. Both know nothing of Kafka. A graph belongs to one
 * thread; fingerprints may be made anywhere.
 */
@NullMarked
package io.silkwire.enrich.nearduplicate;

import org.jspecify.annotations.NullMarked;
