/**
 * robots.txt → whether a URL may be fetched, how slowly, and which sitemaps there are (RFC 9309).
 *
 * <p>Read {@link io.silkwire.ingest.robots.RobotsRules} first.
 */
@NullMarked
package io.silkwire.ingest.robots;

import org.jspecify.annotations.NullMarked;
