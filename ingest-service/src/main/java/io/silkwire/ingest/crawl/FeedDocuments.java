package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Source;
import io.silkwire.ingest.feed.Feed;
import io.silkwire.ingest.feed.FeedDate;
import io.silkwire.ingest.feed.FeedEntry;
import io.silkwire.ingest.feed.FeedFormat;
import io.silkwire.ingest.feed.FeedReader;
import io.silkwire.ingest.feed.FeedReading;
import io.silkwire.ingest.feed.FeedResponse;
import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.fetch.ResponseHeaders;
import io.silkwire.ingest.frontier.FeedFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads feeds and sitemaps with {@link FeedReader}, and listings with their selectors or by their structure. */
public final class FeedDocuments implements DocumentReader {
    @Override
    public Read read(
            Source source, Kind kind, String place, String url, ResponseHeaders headers, Payload body, Instant now) {
        FeedResponse response = new FeedResponse(
                url,
                headers.first("Content-Type"),
                headers.first("Content-Language"),
                headers.first("Content-Location"));
        return switch (FeedReader.read(body.bytes(), response)) {
            case FeedReading.Read read -> entries(read.feed());
            case FeedReading.Unreadable unreadable ->
                new Read.Refused(
                        reason(unreadable.reason()), unreadable.reason().label() + ": " + unreadable.detail());
        };
    }

    private static Read entries(Feed feed) {
        List<Read.FoundPage> found = new ArrayList<>();
        List<Instant> dates = new ArrayList<>();
        for (FeedEntry entry : feed.entries()) {
            String link = entry.link();
            Instant published = time(entry.published());
            Instant updated = time(entry.updated());
            if (link != null) {
                found.add(new Read.FoundPage(link, entry.id(), published, updated));
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
        return new Read.Entries(index ? List.of() : found, index ? found : List.of(), feed.next(), facts);
    }

    /** Only times count: a day alone would make a feed look as if it published at midnight. */
    private static @Nullable Instant time(@Nullable FeedDate date) {
        PublicationDate told = date == null ? null : date.date();
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
