package io.silkwire.ingest.feed.listing;

import io.silkwire.ingest.feed.date.ReadDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a listing page leads to.
 *
 * @param next the next page, or null
 */
public record Listing(List<Item> items, @Nullable String next) {
    public Listing {
        items = List.copyOf(items);
    }

    /** One statement linked to; the date is null where none stood beside it. */
    public record Item(String url, String title, @Nullable ReadDate date) {}
}
