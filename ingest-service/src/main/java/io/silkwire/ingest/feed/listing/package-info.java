/**
 * A page that links to statements → its links with titles and dates, and its next page.
 *
 * <p>Read {@link io.silkwire.ingest.feed.listing.ListingReader} first. Stateless.
 */
@NullMarked
package io.silkwire.ingest.feed.listing;

import org.jspecify.annotations.NullMarked;
