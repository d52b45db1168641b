/**
 * Matching: subscriptions and statements written for the purpose in, answers and rates of the engine and of its peers out. Behind {@code
 * ./silkwire bench match}.
 *
 * <p>Read {@link io.silkwire.quality.match.MatchBench} first. All matchers get the same subscriptions and the same statements with the
 * same stems, so their answers must be the same.
 */
@NullMarked
package io.silkwire.quality.match;

import org.jspecify.annotations.NullMarked;
