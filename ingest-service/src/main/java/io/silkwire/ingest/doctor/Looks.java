package io.silkwire.ingest.doctor;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Source;
import io.silkwire.ingest.doctor.Finding.Kind;
import io.silkwire.ingest.doctor.Finding.Link;
import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.ingest.extraction.Extraction;
import io.silkwire.ingest.extraction.PageBytes;
import io.silkwire.ingest.extraction.PageExtractor;
import io.silkwire.ingest.feed.Feed;
import io.silkwire.ingest.feed.FeedDate;
import io.silkwire.ingest.feed.FeedEntry;
import io.silkwire.ingest.feed.FeedFormat;
import io.silkwire.ingest.feed.FeedReader;
import io.silkwire.ingest.feed.FeedReading;
import io.silkwire.ingest.feed.FeedResponse;
import io.silkwire.ingest.feed.listing.Listing;
import io.silkwire.ingest.feed.listing.ListingBytes;
import io.silkwire.ingest.feed.listing.ListingRule;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.FetchOutcome.Fetched;
import io.silkwire.ingest.fetch.FetchRequest;
import io.silkwire.ingest.fetch.FetchRequest.Purpose;
import io.silkwire.ingest.fetch.HopGate;
import io.silkwire.ingest.fetch.PageFetcher;
import io.silkwire.ingest.frontier.Place;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One address after another, through the gate of the host → what stands there. */
final class Looks {
    private static final int START_CHARS = 300;

    private final PageFetcher fetcher;
    private final HopGate gate;
    private final Clock clock;
    private final Consumer<String> progress;
    private final PageExtractor pages = new PageExtractor();

    Looks(PageFetcher fetcher, HopGate gate, Clock clock, Consumer<String> progress) {
        this.fetcher = fetcher;
        this.gate = gate;
        this.clock = clock;
        this.progress = progress;
    }

    FetchOutcome fetch(String url, Purpose purpose, Terms terms) {
        progress.accept("looks at " + url);
        URI uri = Place.uri(url);
        return fetcher.fetch(
                new FetchRequest(
                        uri == null ? URI.create("about:blank") : uri,
                        purpose,
                        null,
                        terms.headers(),
                        terms.maxBodyBytes()),
                gate);
    }

    /** What a source says of its own requests. */
    record Terms(Map<String, String> headers, @Nullable Integer maxBodyBytes) {
        /** Nobody has said anything yet. */
        static final Terms NONE = new Terms(Map.of(), null);

        static Terms of(Source source) {
            return new Terms(source.headers(), source.limits().maxBodyBytes());
        }
    }

    Finding feed(Kind kind, String url, String how, Terms terms) {
        FetchOutcome outcome = fetch(url, kind == Kind.SITEMAP ? Purpose.SITEMAP : Purpose.FEED, terms);
        return outcome instanceof Fetched fetched
                ? feed(kind, url, how, fetched)
                : Finding.failed(kind, url, how, told(outcome));
    }

    /** What was fetched, read as a feed or sitemap; the kind follows from what it is. */
    Finding feed(Kind kind, String url, String how, Fetched fetched) {
        FeedResponse response = new FeedResponse(
                fetched.finalUrl().toString(),
                fetched.headers().first("Content-Type"),
                fetched.headers().first("Content-Language"),
                fetched.headers().first("Content-Location"));
        return switch (FeedReader.read(fetched.body()::open, fetched.body().size(), response)) {
            case FeedReading.Unreadable unreadable ->
                Finding.failed(kind, url, how, unreadable.reason().label() + ": " + unreadable.detail());
            case FeedReading.Read(Feed feed) -> found(url, how, feed);
        };
    }

    private static Finding found(String url, String how, Feed feed) {
        List<Link> links = new ArrayList<>();
        List<String> documents = new ArrayList<>();
        boolean index = feed.format() == FeedFormat.SITEMAP_INDEX;
        for (FeedEntry entry : feed.entries()) {
            String link = entry.link();
            if (link != null && index) {
                documents.add(link);
            } else if (link != null) {
                FeedDate told = entry.published() == null ? entry.updated() : entry.published();
                PublicationDate date = told == null ? null : told.date();
                links.add(new Link(
                        link, entry.title() == null ? "" : entry.title().text(), date));
            }
        }
        Kind kind = feed.format().isSitemap() ? Kind.SITEMAP : Kind.FEED;
        String problem = links.isEmpty() && documents.isEmpty() ? "it has no entries" : null;
        return new Finding(
                kind,
                url,
                how,
                feed.format().label(),
                feed.title(),
                feed.language(),
                links,
                documents,
                feed.hubs(),
                null,
                problem);
    }

    Finding listing(String url, String how, @Nullable ListingRule rule, Terms terms) {
        FetchOutcome outcome = fetch(url, Purpose.LISTING, terms);
        return outcome instanceof Fetched fetched
                ? listing(url, how, rule, fetched)
                : Finding.failed(Kind.LISTING, url, how, told(outcome));
    }

    Finding listing(String url, String how, @Nullable ListingRule rule, Fetched fetched) {
        byte[] body = fetched.body().bytes();
        String at = fetched.finalUrl().toString();
        String type = fetched.headers().first("Content-Type");
        Listing listing = ListingBytes.read(body, at, type, rule);
        List<Link> links = listing.items().stream()
                .map(item -> new Link(
                        item.url(),
                        item.title(),
                        item.date() == null ? null : item.date().date()))
                .toList();
        String problem = !links.isEmpty()
                ? null
                : rule == null ? "no links that look like statements" : "its selectors find nothing: " + rule.item();
        ListingRule suggested = rule == null && !links.isEmpty() ? ListingBytes.suggest(body, at, type) : rule;
        return new Finding(Kind.LISTING, url, how, "html", null, null, links, List.of(), List.of(), suggested, problem);
    }

    Trial page(String url, Source source) {
        FetchOutcome outcome = fetch(url, Purpose.PAGE, Terms.of(source));
        if (!(outcome instanceof Fetched fetched)) {
            return Trial.failed(url, told(outcome));
        }
        PageBytes bytes = new PageBytes(
                fetched.finalUrl(),
                fetched.headers().first("Content-Type"),
                fetched.headers().all("X-Robots-Tag"),
                fetched.body(),
                clock.instant(),
                source.zone() == null ? null : ZoneId.of(source.zone()));
        return switch (pages.extract(bytes)) {
            case Extraction.Refused refused ->
                Trial.failed(
                        url,
                        refused.refusal().reason().label() + ": "
                                + refused.refusal().message());
            case Extraction.Extracted extracted -> trial(url, extracted.text());
        };
    }

    private static Trial trial(String url, ExtractedText text) {
        String whole = String.join("\n", text.paragraphs());
        String start = whole.length() > START_CHARS ? whole.substring(0, START_CHARS) + "…" : whole;
        return new Trial(
                url,
                text.title(),
                text.publishedAt(),
                text.language(),
                start,
                whole.length(),
                whole.isBlank() ? "no text was found in it" : null);
    }

    static String told(FetchOutcome outcome) {
        return switch (outcome) {
            case Fetched unused -> "fetched";
            case FetchOutcome.NotModified unused -> "not modified, though nothing was known of it";
            case FetchOutcome.Gone unused -> "gone (410)";
            case FetchOutcome.Missing unused -> "not found (404)";
            case FetchOutcome.Throttled throttled -> "the server asks to wait (" + throttled.status() + ")";
            case FetchOutcome.Walled walled -> "a wall against programs: " + walled.wall();
            case FetchOutcome.Denied denied -> denied.reason().label() + ": " + denied.detail();
            case FetchOutcome.Failed failed -> failed.reason().label() + ": " + failed.detail();
        };
    }
}
