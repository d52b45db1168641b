/**
 * Brings topic definitions of a directory into force in the running enrichers: files → a transaction in Kafka → the generation that
 * every enricher reports.
 *
 * <p>Read {@link io.silkwire.enrich.rollout.TopicsApply} first. For one thread.
 */
@NullMarked
package io.silkwire.enrich.rollout;

import org.jspecify.annotations.NullMarked;
