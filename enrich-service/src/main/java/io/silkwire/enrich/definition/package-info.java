/**
 * Keeps the topic definitions in force: the compacted Kafka topic {@code topics} and the seed directory → one compiled {@link
 * io.silkwire.enrich.tagging.TopicSet}, swapped in whole.
 *
 * <p>Read {@link io.silkwire.enrich.definition.TopicDefinitions} first. The set is read by many threads and replaced by one; the
 * seeds are written once at start.
 */
@NullMarked
package io.silkwire.enrich.definition;

import org.jspecify.annotations.NullMarked;
