package io.silkwire.ingest.feed.date;

import io.silkwire.contracts.PublicationDate;

/**
 * A date that was understood.
 *
 * @param date times in UTC
 * @param zoneAssumed whether a time came without a zone that is known, and UTC was taken
 */
public record ReadDate(PublicationDate date, boolean zoneAssumed) {}
