/**
 * Finds the subscriptions that a statement fits: Kafka topic {@code enriched} in, one alert for each matching subscription on
 * Kafka topic {@code alerts} out, each with the words that caused it.
 *
 * <p>Read {@link io.silkwire.alert.match.AlertPipeline} first: it is the path. What fits is found by {@link
 * io.silkwire.alert.match.engine.MatchSet}, the whole of the subscriptions, compiled and replaced when one of them changes; what was
 * told before is decided by {@link io.silkwire.alert.match.Told}.
 */
@NullMarked
package io.silkwire.alert.match;

import org.jspecify.annotations.NullMarked;
