/**
 * A page or its HTTP headers → the feeds, sitemaps and hubs it names.
 *
 * <p>Read {@link io.silkwire.ingest.feed.discovery.FeedLinks} first. Nothing is fetched: every address found is a proposal to be
 * tried. Stateless.
 */
@NullMarked
package io.silkwire.ingest.feed.discovery;

import org.jspecify.annotations.NullMarked;
