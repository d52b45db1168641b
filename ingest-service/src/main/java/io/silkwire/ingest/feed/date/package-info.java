/**
 * Dates as publishers write them → {@link io.silkwire.contracts.PublicationDate}, with a flag where the zone was assumed.
 *
 * <p>Read {@link io.silkwire.ingest.feed.date.FeedDates} first. Stateless.
 */
@NullMarked
package io.silkwire.ingest.feed.date;

import org.jspecify.annotations.NullMarked;
