package io.silkwire.ingest.source;

import io.silkwire.contracts.Source;
import io.silkwire.contracts.Source.Guids;
import io.silkwire.contracts.Source.Limits;
import io.silkwire.contracts.Source.Listing;
import io.silkwire.contracts.Source.State;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.source.SourceNode.Complaint;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one source of a file of sources. What is left out has the default that {@code sources.schema.json} tells. */
final class SourceEntry {
    private static final Set<String> KEYS = Set.of(
            "id",
            "name",
            "country",
            "kind",
            "languages",
            "feeds",
            "listings",
            "sitemaps",
            "hosts",
            "zone",
            "tier",
            "limits",
            "headers",
            "guids",
            "state",
            "verified");
    private static final Set<String> LISTING_KEYS = Set.of("url", "item", "link", "date", "next");
    private static final Set<String> LIMIT_KEYS =
            Set.of("least-interval", "most-interval", "delay", "max-body-bytes", "pages-per-day", "listing-pages");
    /** The largest limit of ours: a source can only narrow it. */
    private static final int MOST_BODY_BYTES = 32 << 20;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Set<String> RESERVED = Set.of(
            "host",
            "user-agent",
            "connection",
            "content-length",
            "transfer-encoding",
            "if-none-match",
            "if-modified-since",
            "accept-encoding",
            "te",
            "upgrade",
            "range");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");

    private static final String URL_REMEDY = "write an absolute http or https URL";
    private static final String DURATION_REMEDY = "write a number with its unit: 500ms, 30s, 5m, 1h or 1d";

    private SourceEntry() {}

    static Source read(Node item) {
        SourceNode entry = SourceNode.of(item, KEYS);
        List<String> feeds = entry.list("feeds", SourceEntry::url, URL_REMEDY);
        List<String> sitemaps = entry.list("sitemaps", SourceEntry::url, URL_REMEDY);
        List<Listing> listings = new ArrayList<>();
        for (Node listing : entry.nodes("listings")) {
            listings.add(listing(listing));
        }
        State state = or(entry.optional("state", SourceEntry::state, "use active or paused"), State.PAUSED);
        if (state == State.ACTIVE && feeds.isEmpty() && sitemaps.isEmpty() && listings.isEmpty()) {
            throw new Complaint(
                    item, "is active and has nothing to crawl", "name at least one of feeds, listings, sitemaps");
        }
        return new Source(
                entry.required("id", SourceId::new, "choose a slug of a-z 0-9 . _ - such as uz-mfa"),
                entry.required("name", SourceEntry::oneLine, "write on one line how it names itself"),
                entry.optional("country", SourceEntry::country, "use an ISO 3166-1 code such as UZ, or leave it out"),
                entry.required("kind", SourceEntry::kind, "use one lower-case word such as ministry"),
                entry.list("languages", SourceEntry::language, "use BCP 47 tags such as uz or ru"),
                feeds,
                listings,
                sitemaps,
                entry.list("hosts", SourceEntry::host, "write the name alone, such as cdn.ministry.example"),
                entry.optional("zone", SourceEntry::zone, "use an IANA name such as Asia/Tashkent"),
                or(entry.optional("tier", SourceEntry::tier, "use 1 (most often), 2 or 3"), 2),
                limits(entry.node("limits")),
                entry.texts("headers", SourceEntry::header, "write 'Name: value' with a header that sources may set"),
                or(entry.optional("guids", SourceEntry::guids, "use url or id"), Guids.URL),
                state,
                or(
                        entry.optional(
                                "verified",
                                SourceEntry::verified,
                                "use the day on which doctor saw it work, such as 2026-11-27, or false"),
                        false));
    }

    private static Listing listing(Node node) {
        SourceNode listing = SourceNode.of(node, LISTING_KEYS);
        String remedy = "write a CSS selector, or leave it out to have the links found by the page's structure";
        return new Listing(
                listing.required("url", SourceEntry::url, URL_REMEDY),
                listing.optional("item", SourceEntry::selector, remedy),
                listing.optional("link", SourceEntry::selector, remedy),
                listing.optional("date", SourceEntry::selector, remedy),
                listing.optional("next", SourceEntry::selector, remedy));
    }

    private static Limits limits(@Nullable Node node) {
        if (node == null) {
            return Limits.NONE;
        }
        SourceNode limits = SourceNode.of(node, LIMIT_KEYS);
        Duration least = limits.optional("least-interval", SourceEntry::duration, DURATION_REMEDY);
        Duration most = limits.optional("most-interval", SourceEntry::duration, DURATION_REMEDY);
        if (least != null && most != null && least.compareTo(most) > 0) {
            throw new Complaint(node, "least-interval is more than most-interval", "exchange the two");
        }
        return new Limits(
                least,
                most,
                limits.optional("delay", SourceEntry::duration, DURATION_REMEDY),
                limits.optional(
                        "max-body-bytes",
                        text -> number(text, 1024, MOST_BODY_BYTES),
                        "write 1024 to " + MOST_BODY_BYTES),
                limits.optional("pages-per-day", text -> number(text, 1, 100_000), "write 1 to 100000"),
                limits.optional("listing-pages", text -> number(text, 1, 1_000), "write 1 to 1000"));
    }

    static String oneLine(String text) {
        if (text.isBlank() || text.strip().contains("\n")) {
            throw new IllegalArgumentException("expected one line of text");
        }
        return text.strip();
    }

    private static String url(String text) {
        String canonical = Place.canonical(text);
        if (canonical == null || Place.uri(canonical) == null) {
            throw new IllegalArgumentException("'" + text + "' is no URL that can be fetched");
        }
        return canonical;
    }

    private static String selector(String css) {
        try {
            QueryParser.parse(css);
            return css;
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + css + "' is no CSS selector: " + e.getMessage(), e);
        }
    }

    private static String zone(String name) {
        try {
            return ZoneId.of(name).getId();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + name + "' is no time zone", e);
        }
    }

    /** The number with its unit. */
    static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no duration");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static int number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number", e);
        }
        throw new IllegalArgumentException(text + " is not within " + least + " and " + most);
    }

    private static int tier(String text) {
        return number(text, 1, 3);
    }

    /** A day says when; true is what says only that. */
    private static boolean verified(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is neither a day nor false", e);
        }
    }

    private static State state(String word) {
        return switch (word) {
            case "active" -> State.ACTIVE;
            case "paused" -> State.PAUSED;
            default -> throw new IllegalArgumentException("'" + word + "' is no state");
        };
    }

    private static Guids guids(String word) {
        return switch (word) {
            case "url" -> Guids.URL;
            case "id" -> Guids.ID;
            default -> throw new IllegalArgumentException("'" + word + "' is no way to tell entries apart");
        };
    }

    private static String country(String code) {
        if (!COUNTRIES.contains(code)) {
            throw new IllegalArgumentException("'" + code + "' is no country code");
        }
        return code;
    }

    private static String kind(String word) {
        return matching(KIND, word, "is no word for a kind");
    }

    private static String host(String name) {
        return matching(HOST, name, "is no name of a host");
    }

    private static String header(String name) {
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the header " + name + " is set by the crawler itself");
        }
        return matching(HEADER, name, "is no name of a header");
    }

    private static String matching(Pattern pattern, String text, String complaint) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' " + complaint);
        }
        return text;
    }

    private static String language(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("'" + tag + "' is no language tag", e);
        }
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
