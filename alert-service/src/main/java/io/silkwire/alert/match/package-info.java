/**
 * Finds the subscriptions that a statement fits: Kafka topic {@code enriched} in, one alert for each matching subscription on
 * Kafka topic {@code alerts} out, each with the words that caused it.
 *
 * <p>Read {@link io.silkwire.alert.match.AlertPipeline} first: it is the path. A {@link io.silkwire.alert.match.MatchSet} is
 * the whole of the subscriptions, compiled: every word, phrase, topic and language that several of them ask for is one atom,
 * looked at once per statement; each subscription hangs on the postings of atoms without which it cannot match, so that most
 * are never looked at. It is immutable and replaced as a whole when subscriptions change. The stream thread matches, the thread
 * that reads subscriptions builds the next set.
 */
@NullMarked
package io.silkwire.alert.match;

import org.jspecify.annotations.NullMarked;
