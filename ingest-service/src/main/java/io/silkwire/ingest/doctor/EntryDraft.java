package io.silkwire.ingest.doctor;

import com.ibm.icu.util.TimeZone;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.Source.Guids;
import io.silkwire.contracts.Source.Limits;
import io.silkwire.contracts.Source.State;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.feed.listing.ListingRule;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.Site;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was found → the entry for {@code sources.yaml}, paused. Name, kind and country are proposals for a person to look at. */
final class EntryDraft {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    /** A host that has a fifth of the links is the publisher's; one that has fewer is a quotation. */
    private static final int LEAST_SHARE = 5;

    private static final Map<String, String> KINDS = Map.of(
            "mfa",
            "ministry",
            "mofa",
            "ministry",
            "minist",
            "ministry",
            "president",
            "presidency",
            "akorda",
            "presidency",
            "gov",
            "government",
            "parliament",
            "parliament",
            "un.org",
            "un-body");

    private EntryDraft() {}

    /** The entry that crawls this. */
    static Source of(URI site, String name, List<String> languages, Finding chosen) {
        String host = String.valueOf(site.getHost()).toLowerCase(Locale.ROOT);
        String country = country(host);
        ListingRule rule = chosen.rule();
        Source.Listing listing = rule == null
                ? new Source.Listing(chosen.url(), null, null, null, null)
                : new Source.Listing(chosen.url(), rule.item(), rule.link(), rule.date(), rule.next());
        return new Source(
                new SourceId(id(host)),
                name.isBlank() ? host : name,
                country,
                kind(host, name),
                languages,
                chosen.kind() == Finding.Kind.FEED ? List.of(chosen.url()) : List.of(),
                chosen.kind() == Finding.Kind.LISTING ? List.of(listing) : List.of(),
                chosen.kind() == Finding.Kind.SITEMAP ? List.of(chosen.url()) : List.of(),
                hosts(chosen),
                country == null ? null : zone(country),
                2,
                Limits.NONE,
                Map.of(),
                Guids.URL,
                State.PAUSED,
                false);
    }

    static String id(String host) {
        String bare = host.replaceFirst("^www\\d?\\.", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return bare.isEmpty()
                ? "source"
                : bare.substring(0, Math.min(bare.length(), 63)).replaceAll("-$", "");
    }

    /** Of the country's own domain; bodies of several states have none. */
    private static @Nullable String country(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        String code = last.equals("UK") ? "GB" : last;
        return COUNTRIES.contains(code) ? code : null;
    }

    private static String kind(String host, String name) {
        String text = host + " " + name.toLowerCase(Locale.ROOT);
        for (String mark : List.of("mfa", "mofa", "minist", "president", "akorda", "parliament", "un.org", "gov")) {
            if (text.contains(mark)) {
                return KINDS.getOrDefault(mark, "site");
            }
        }
        return "site";
    }

    /** Only of a country that has one. */
    private static @Nullable String zone(String country) {
        Set<String> zones = TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, country, null);
        return zones.size() == 1 ? zones.iterator().next() : null;
    }

    /** Hosts that the document leads to, besides its own site; the crawler goes nowhere else. */
    private static List<String> hosts(Finding chosen) {
        Site own = Site.of(chosen.url());
        Map<String, Integer> hosts = new LinkedHashMap<>();
        for (Finding.Link link : chosen.links()) {
            URI uri = Place.uri(link.url());
            if (uri != null && !own.equals(Site.of(link.url()))) {
                String host = uri.getPort() < 0 ? String.valueOf(uri.getHost()) : uri.getRawAuthority();
                hosts.merge(host.toLowerCase(Locale.ROOT), 1, Integer::sum);
            }
        }
        int enough = Math.max(1, chosen.links().size() / LEAST_SHARE);
        hosts.values().removeIf(count -> count < enough);
        return new ArrayList<>(hosts.keySet());
    }
}
