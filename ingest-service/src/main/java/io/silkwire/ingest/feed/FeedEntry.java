package io.silkwire.ingest.feed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed, one page of a sitemap, or one sitemap of an index.
 *
 * @param id GUID of RSS, id of Atom, {@code rdf:about}; as written but for relative addresses. Publishers repeat and change
 *     them: it is evidence of identity, not identity
 * @param idIsLink whether the id is the address of the page because nothing else is
 * @param link the page, absolute where a base was known
 * @param language of the entry where told, else of the feed
 * @param source the feed that this was taken from, or null
 * @param images addresses of thumbnails and illustrations
 * @param other simple elements that have no field, by lower-case name with prefix; at most 32
 */
public record FeedEntry(
        @Nullable String id,
        boolean idIsLink,
        @Nullable String link,
        @Nullable FeedText title,
        @Nullable FeedText summary,
        List<FeedText> contents,
        @Nullable FeedText rights,
        @Nullable String language,
        List<FeedPerson> authors,
        List<FeedPerson> contributors,
        @Nullable FeedPerson publisher,
        @Nullable FeedDate published,
        @Nullable FeedDate updated,
        @Nullable FeedDate created,
        List<FeedCategory> categories,
        List<FeedLink> links,
        List<String> images,
        @Nullable FeedAbout source,
        Map<String, String> other) {
    public FeedEntry {
        contents = List.copyOf(contents);
        authors = List.copyOf(authors);
        contributors = List.copyOf(contributors);
        categories = List.copyOf(categories);
        links = List.copyOf(links);
        images = List.copyOf(images);
        other = Map.copyOf(other);
    }

    /** Files that belong to the entry. */
    public List<FeedLink> enclosures() {
        return links.stream().filter(link -> link.rel().equals("enclosure")).toList();
    }

    /** The same page in other languages or forms. */
    public List<FeedLink> alternates() {
        return links.stream()
                .filter(link -> link.rel().equals("alternate") && !link.href().equals(this.link))
                .toList();
    }
}
