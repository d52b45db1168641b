package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A publisher we watch, with its feeds and pages.
 *
 * @param name as it names itself
 * @param country ISO 3166-1 alpha-2, or null for a body of several states
 * @param kind what it is, a word such as {@code ministry}, {@code presidency}, {@code un-body}, {@code regional-body}
 * @param languages BCP 47 tags, the main one first
 * @param feeds URLs of RSS, Atom or JSON feeds
 * @param listings HTML pages that link to statements
 * @param sitemaps URLs of sitemaps or sitemap indexes
 * @param hosts further hosts its pages may be on; those of its own URLs are meant anyway
 * @param zone IANA name of its time zone, for times that tell none; null where times without zone shall be days
 * @param tier 1 is asked most often, 3 least
 * @param headers sent with each request; never logged
 * @param guids whether entry ids tell statements apart, see {@link Guids}
 * @param state whether it is crawled
 * @param verified whether {@code doctor} has seen it answer
 */
public record Source(
        SourceId id,
        String name,
        @Nullable String country,
        String kind,
        List<String> languages,
        List<String> feeds,
        List<Listing> listings,
        List<String> sitemaps,
        List<String> hosts,
        @Nullable String zone,
        int tier,
        Limits limits,
        Map<String, String> headers,
        Guids guids,
        State state,
        boolean verified) {

    /**
     * A page that links to statements. Without selectors the links are found by the page's structure.
     *
     * @param item CSS selector of one entry, or null
     * @param link CSS selector of the link in an entry, or null
     * @param date CSS selector of the date in an entry, or null
     * @param next CSS selector of the link to the next page, or null
     */
    public record Listing(
            String url,
            @Nullable String item,
            @Nullable String link,
            @Nullable String date,
            @Nullable String next) {}

    /**
     * Bounds of what the crawler chooses; null leaves it to the tier.
     *
     * @param leastInterval between two fetches of one feed or listing
     * @param mostInterval between two fetches of one feed or listing
     * @param delay between two requests to one host
     * @param maxBodyBytes larger answers are refused, content coding undone; only narrows the limits of pages and feeds
     * @param pagesPerDay most new pages fetched in a day
     * @param listingPages to how many pages a feed or listing is followed where its first is full of news
     */
    public record Limits(
            @Nullable Duration leastInterval,
            @Nullable Duration mostInterval,
            @Nullable Duration delay,
            @Nullable Integer maxBodyBytes,
            @Nullable Integer pagesPerDay,
            @Nullable Integer listingPages) {
        /** Limits that leave the pages of listings to the default. */
        public Limits(
                @Nullable Duration leastInterval,
                @Nullable Duration mostInterval,
                @Nullable Duration delay,
                @Nullable Integer maxBodyBytes,
                @Nullable Integer pagesPerDay) {
            this(leastInterval, mostInterval, delay, maxBodyBytes, pagesPerDay, null);
        }

        /** All left to the tier. */
        public static final Limits NONE = new Limits(null, null, null, null, null);
    }

    /** How an entry of a feed is told from another. */
    public enum Guids {
        /** By its URL: the default. */
        URL,
        /** By its id: for feeds whose links carry session or campaign parts. */
        ID;

        /** The word in JSON and YAML: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is crawled. */
    public enum State {
        ACTIVE,
        PAUSED;

        /** The word in JSON and YAML: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException where the tier is not 1, 2 or 3 */
    public Source {
        if (tier < 1 || tier > 3) {
            throw new IllegalArgumentException("tier of source " + id + " must be 1, 2 or 3, but was " + tier);
        }
        languages = List.copyOf(languages);
        feeds = List.copyOf(feeds);
        listings = List.copyOf(listings);
        sitemaps = List.copyOf(sitemaps);
        hosts = List.copyOf(hosts);
        headers = Map.copyOf(headers);
    }

    /** Headers may carry keys. */
    @Override
    public String toString() {
        return "Source[" + id + ", " + feeds.size() + " feeds, " + listings.size() + " listings, " + sitemaps.size()
                + " sitemaps]";
    }
}
