package io.silkwire.ingest.feed;

import io.silkwire.contracts.PublicationDate;
import org.jspecify.annotations.Nullable;

/**
 * A date as the feed wrote it, and what it means where that could be told.
 *
 * @param raw as written, for the record and for the day somebody understands it
 * @param date a point in time in UTC, or less where less was told; null where the text is no date
 * @param zoneAssumed whether a time was told without its zone, and UTC was taken as RFC 822 readers do
 */
public record FeedDate(String raw, @Nullable PublicationDate date, boolean zoneAssumed) {}
