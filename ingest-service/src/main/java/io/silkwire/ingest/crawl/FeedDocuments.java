package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Source;
import io.silkwire.ingest.feed.Feed;
import io.silkwire.ingest.feed.FeedDate;
import io.silkwire.ingest.feed.FeedEntry;
import io.silkwire.ingest.feed.FeedFormat;
import io.silkwire.ingest.feed.FeedPerson;
import io.silkwire.ingest.feed.FeedReader;
import io.silkwire.ingest.feed.FeedReading;
import io.silkwire.ingest.feed.FeedResponse;
import io.silkwire.ingest.feed.discovery.LinkHeader;
import io.silkwire.ingest.feed.listing.Listing;
import io.silkwire.ingest.feed.listing.ListingBytes;
import io.silkwire.ingest.feed.listing.ListingRule;
import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.fetch.ResponseHeaders;
import io.silkwire.ingest.frontier.FeedFacts;
import io.silkwire.ingest.frontier.Place;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads feeds and sitemaps with {@link FeedReader}, and listings with their selectors or by their structure. */
public final class FeedDocuments implements DocumentReader {
    @Override
    public Read read(
            Source source, Kind kind, String place, String url, ResponseHeaders headers, Payload body, Instant now) {
        if (kind == Kind.LISTING) {
            return listing(source, place, url, headers, body);
        }
        FeedResponse response = new FeedResponse(
                url,
                headers.first("Content-Type"),
                headers.first("Content-Language"),
                headers.first("Content-Location"));
        return switch (FeedReader.read(body::open, body.size(), response)) {
            case FeedReading.Read read -> entries(source, read.feed(), hub(read.feed(), url, headers));
            case FeedReading.Unreadable unreadable ->
                new Read.Refused(
                        reason(unreadable.reason()), unreadable.reason().label() + ": " + unreadable.detail());
        };
    }

    private static Read listing(Source source, String place, String url, ResponseHeaders headers, Payload body) {
        Listing listing = ListingBytes.read(
                body.head(ListingBytes.MOST_BYTES), url, headers.first("Content-Type"), rule(source, place));
        List<Read.FoundPage> found = listing.items().stream()
                .map(item -> new Read.FoundPage(
                        item.url(),
                        null,
                        item.title(),
                        item.date() == null
                                ? null
                                : date(item.date().date(), item.date().zoneAssumed(), source),
                        null,
                        List.of(),
                        null))
                .toList();
        return new Read.Entries(found, List.of(), listing.next(), FeedFacts.NONE);
    }

    /** The selectors told for this listing, or null where its structure shall tell. */
    private static @Nullable ListingRule rule(Source source, String place) {
        for (Source.Listing listing : source.listings()) {
            if (place.equals(Place.canonical(listing.url())) && listing.item() != null) {
                return new ListingRule(listing.item(), listing.link(), listing.date(), listing.next());
            }
        }
        return null;
    }

    private static Read entries(Source source, Feed feed, Read.@Nullable Hub hub) {
        List<Read.FoundPage> found = new ArrayList<>();
        List<Instant> dates = new ArrayList<>();
        for (FeedEntry entry : feed.entries()) {
            String link = entry.link();
            Instant published = time(entry.published());
            if (link != null) {
                found.add(page(source, entry, link, day(entry.updated())));
            }
            if (published != null) {
                dates.add(published);
            }
        }
        FeedFacts facts = new FeedFacts(
                0,
                feed.format().isSitemap() ? List.of() : dates,
                feed.schedule().ttl(),
                feed.schedule().updatePeriod(),
                feed.schedule().skipHours(),
                feed.schedule().skipDays());
        boolean index = feed.format() == FeedFormat.SITEMAP_INDEX;
        return new Read.Entries(index ? List.of() : found, index ? found : List.of(), feed.next(), facts, hub);
    }

    /** Of the HTTP header first, then of the feed itself (WebSub, section 4). */
    private static Read.@Nullable Hub hub(Feed feed, String url, ResponseHeaders headers) {
        String header = String.join(",", headers.all("Link"));
        List<String> hubs = LinkHeader.hrefs(header, "hub");
        List<String> selves = LinkHeader.hrefs(header, "self");
        String hub = first(hubs, feed.hubs());
        String self = first(selves, feed.self() == null ? List.of() : List.of(feed.self()));
        String at = hub == null ? null : Place.absolute(url, hub);
        String topic = self == null ? url : Place.absolute(url, self);
        return at == null || topic == null ? null : new Read.Hub(at, topic);
    }

    private static @Nullable String first(List<String> one, List<String> other) {
        return !one.isEmpty() ? one.getFirst() : other.isEmpty() ? null : other.getFirst();
    }

    private static Read.FoundPage page(Source source, FeedEntry entry, String link, @Nullable Instant updated) {
        FeedDate told = entry.published() == null ? entry.created() : entry.published();
        PublicationDate date = told == null ? null : told.date();
        return new Read.FoundPage(
                link,
                entry.idIsLink() ? null : entry.id(),
                entry.title() == null ? null : entry.title().text(),
                date == null || told == null ? null : date(date, told.zoneAssumed(), source),
                updated,
                entry.authors().stream().map(FeedDocuments::name).toList(),
                entry.language());
    }

    /** The name alone: addresses of people are no concern of a statement. */
    private static String name(FeedPerson person) {
        return person.name() == null ? "" : person.name();
    }

    /** A time without a zone is one of the source's zone, or no more than a day. */
    private static PublicationDate date(PublicationDate told, boolean zoneAssumed, Source source) {
        if (!zoneAssumed || told.precision() != PublicationDate.Precision.TIME) {
            return told;
        }
        LocalDateTime written = LocalDateTime.ofInstant(told.earliest(), ZoneOffset.UTC);
        return source.zone() == null
                ? new PublicationDate(written.toLocalDate().toString())
                : PublicationDate.at(written.atZone(ZoneId.of(source.zone())).toInstant());
    }

    private static @Nullable Instant time(@Nullable FeedDate date) {
        return date == null ? null : time(date.date());
    }

    private static @Nullable Instant day(@Nullable FeedDate date) {
        return date == null || date.date() == null ? null : day(date.date());
    }

    /** A day is enough to tell what is young from what is old; many sitemaps tell no more. */
    private static @Nullable Instant day(PublicationDate told) {
        boolean exact =
                told.precision() == PublicationDate.Precision.TIME || told.precision() == PublicationDate.Precision.DAY;
        return exact ? told.earliest() : null;
    }

    /** Only times count: a day alone would make a feed look as if it published at midnight. */
    private static @Nullable Instant time(@Nullable PublicationDate told) {
        return told == null || told.precision() != PublicationDate.Precision.TIME ? null : told.earliest();
    }

    private static Reason reason(FeedReading.Reason reason) {
        return switch (reason) {
            case EMPTY -> Reason.EMPTY;
            case TOO_LARGE -> Reason.TOO_LARGE;
            case BROKEN_COMPRESSION -> Reason.INVALID_ENCODING;
            case NESTED_ENTITIES -> Reason.TOO_DEEP;
            case HTML, EXTERNAL_ENTITY, OTHER_JSON, OTHER_XML, NOT_A_FEED -> Reason.NOT_A_FEED;
        };
    }
}
