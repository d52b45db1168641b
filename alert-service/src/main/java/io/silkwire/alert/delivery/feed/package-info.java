/**
 * A feed for each subscription, for whoever has its token: Kafka topic {@code alerts} in, Atom (RFC 4287) and JSON Feed 1.1 out,
 * with archive pages that never change (RFC 5005 §4) and validators (RFC 9110 §8.8).
 *
 * <p>Read {@link io.silkwire.alert.delivery.feed.FeedHistory} first. Every instance follows Kafka itself and keeps the newest entries of
 * each subscription that has a feed; while those of a feed are not read to their end it answers 503 with Retry-After. The token is kept as a hash and can be taken away at any moment. Thread-safe.
 */
@NullMarked
package io.silkwire.alert.delivery.feed;

import org.jspecify.annotations.NullMarked;
