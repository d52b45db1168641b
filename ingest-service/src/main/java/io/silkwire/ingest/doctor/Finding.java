package io.silkwire.ingest.doctor;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.ingest.feed.listing.ListingRule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document of a site that names statements, or is said to.
 *
 * @param how it was found: {@code declared}, {@code linked}, {@code guessed}, {@code robots.txt}, {@code given}
 * @param format what it is, such as {@code rss20}, {@code html} or {@code news-sitemap}; null where it could not be read
 * @param title as it calls itself, or null
 * @param language as it declares it, or null
 * @param links that it names, in its order
 * @param documents further sitemaps that it names
 * @param hubs of WebSub
 * @param rule selectors that find the same links, or null where none are needed or found
 * @param problem why it is of no use; null where it is of use
 */
public record Finding(
        Kind kind,
        String url,
        String how,
        @Nullable String format,
        @Nullable String title,
        @Nullable String language,
        List<Link> links,
        List<String> documents,
        List<String> hubs,
        @Nullable ListingRule rule,
        @Nullable String problem) {

    /** What a source calls it. */
    public enum Kind {
        FEED,
        LISTING,
        SITEMAP
    }

    /** A statement that it names. */
    public record Link(String url, String title, @Nullable PublicationDate date) {}

    /** Copies the lists. */
    public Finding {
        links = List.copyOf(links);
        documents = List.copyOf(documents);
        hubs = List.copyOf(hubs);
    }

    static Finding failed(Kind kind, String url, String how, String problem) {
        return new Finding(kind, url, how, null, null, null, List.of(), List.of(), List.of(), null, problem);
    }

    /** Whether it names statements. */
    public boolean isUseful() {
        return problem == null && !links.isEmpty();
    }

    /** How many links have a date. */
    public long dated() {
        return links.stream().filter(link -> link.date() != null).count();
    }

    /** The youngest date, or null. */
    public @Nullable Instant newest() {
        return links.stream()
                .map(Finding::at)
                .max(Comparator.naturalOrder())
                .filter(at -> at.isAfter(Instant.EPOCH))
                .orElse(null);
    }

    /** Links, the youngest first; those without a date keep their order behind the others. */
    List<Link> youngest() {
        return links.stream()
                .sorted(Comparator.comparing(Finding::at).reversed())
                .toList();
    }

    private static Instant at(Link link) {
        return link.date() == null ? Instant.EPOCH : link.date().earliest();
    }
}
