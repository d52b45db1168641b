package io.silkwire.ingest.feed.listing;

import org.jspecify.annotations.Nullable;

/**
 * CSS selectors of a source's listing.
 *
 * @param item each statement's block
 * @param link within the block; its first link where null
 * @param date within the block; any date in its text where null
 * @param next the link to the next page; found by its words where null
 */
public record ListingRule(
        String item,
        @Nullable String link,
        @Nullable String date,
        @Nullable String next) {}
