package io.silkwire.ingest.feed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself, or what an entry says of the feed it was taken from.
 *
 * @param subtitle RSS' description, Atom's subtitle or tagline
 * @param info Atom 0.3's note to people who open the feed in a browser
 * @param link the page that this is the feed of
 * @param other simple elements that have no field, by lower-case name with prefix ({@code wfw:comment}); at most 32
 */
public record FeedAbout(
        @Nullable String id,
        @Nullable FeedText title,
        @Nullable FeedText subtitle,
        @Nullable FeedText info,
        @Nullable FeedText rights,
        @Nullable String link,
        List<FeedLink> links,
        @Nullable String language,
        List<FeedPerson> authors,
        List<FeedPerson> contributors,
        @Nullable FeedPerson publisher,
        List<FeedCategory> categories,
        @Nullable FeedDate published,
        @Nullable FeedDate updated,
        @Nullable FeedDate created,
        @Nullable FeedGenerator generator,
        @Nullable FeedImage logo,
        @Nullable String icon,
        Map<String, String> other) {
    public FeedAbout {
        links = List.copyOf(links);
        authors = List.copyOf(authors);
        contributors = List.copyOf(contributors);
        categories = List.copyOf(categories);
        other = Map.copyOf(other);
    }

    /** Addresses of links with this relation, in the order of the feed. */
    public List<String> hrefs(String rel) {
        return links.stream()
                .filter(link -> link.rel().equals(rel))
                .map(FeedLink::href)
                .toList();
    }
}
