/**
 * Bytes of a feed or sitemap → {@link io.silkwire.ingest.feed.Feed}, or why they are none.
 *
 * <p>Read {@link io.silkwire.ingest.feed.FeedReader} first. RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, JSON Feed, sitemaps
 * (plain, news, text) and their indexes all become the same records. Damage is repaired by {@code feed.repair}, dates are read
 * by {@code feed.date}, and what the outside names beside feeds is found by {@code feed.discovery}, {@code feed.listing} and
 * {@code feed.websub}. Everything is pure: nothing is fetched and no state is kept, so all of it may be used from any thread.
 */
@NullMarked
package io.silkwire.ingest.feed;

import org.jspecify.annotations.NullMarked;
