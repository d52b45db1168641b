package io.silkwire.ingest.doctor;

import io.silkwire.contracts.Source;
import io.silkwire.ingest.doctor.Finding.Kind;
import io.silkwire.ingest.feed.listing.ListingRule;
import io.silkwire.ingest.frontier.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code sources.yaml} → what of it works.
 *
 * @param places its feeds, listings and sitemaps
 * @param trial of the youngest statement that they name, or null where they name none
 */
public record SourceCheck(
        Source source, List<Finding> places, @Nullable Trial trial) {
    /** Copies the list. */
    public SourceCheck {
        places = List.copyOf(places);
    }

    /** Whether all its places can be read and its youngest statement too. */
    public boolean works() {
        boolean all = places.stream().allMatch(place -> place.problem() == null);
        return all && !places.isEmpty() && trial != null && trial.succeeded();
    }

    static SourceCheck of(Source source, Looks looks) {
        List<Finding> places = new ArrayList<>();
        source.feeds().forEach(url -> places.add(looks.feed(Kind.FEED, url, "given", Looks.Terms.of(source))));
        for (Source.Listing listing : source.listings()) {
            String item = listing.item();
            ListingRule rule =
                    item == null ? null : new ListingRule(item, listing.link(), listing.date(), listing.next());
            places.add(looks.listing(listing.url(), "given", rule, Looks.Terms.of(source)));
        }
        for (String sitemap : source.sitemaps()) {
            Finding finding = looks.feed(Kind.SITEMAP, sitemap, "given", Looks.Terms.of(source));
            places.add(finding);
            if (!finding.documents().isEmpty()) {
                places.add(looks.feed(
                        Kind.SITEMAP, finding.documents().getLast(), "named by " + sitemap, Looks.Terms.of(source)));
            }
        }
        Finding youngest = places.stream()
                .filter(Finding::isUseful)
                .max(Comparator.comparing(place -> place.newest() == null ? Instant.EPOCH : place.newest()))
                .orElse(null);
        String place = youngest == null
                ? null
                : Place.canonical(youngest.youngest().getFirst().url());
        return new SourceCheck(source, places, place == null ? null : looks.page(place, source));
    }

    static Source withLanguages(Source source, List<String> languages) {
        return new Source(
                source.id(),
                source.name(),
                source.country(),
                source.kind(),
                languages,
                source.feeds(),
                source.listings(),
                source.sitemaps(),
                source.hosts(),
                source.zone(),
                source.tier(),
                source.limits(),
                source.headers(),
                source.guids(),
                source.state(),
                source.verified());
    }
}
