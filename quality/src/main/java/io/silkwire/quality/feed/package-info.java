/**
 * feedparser's test feeds and what it reads from them → the share that Silkwire reads alike, with ROME beside.
 *
 * <p>Read {@link io.silkwire.quality.feed.FeedparserModel} first: it says which of feedparser's assertions fit our records. One
 * thread.
 */
@NullMarked
package io.silkwire.quality.feed;

import org.jspecify.annotations.NullMarked;
