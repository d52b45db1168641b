package io.silkwire.ingest.crawl;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Source;
import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.fetch.ResponseHeaders;
import io.silkwire.ingest.frontier.FeedFacts;
import io.silkwire.ingest.frontier.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads well-formed RSS and Atom. */
public final class FeedDocuments implements DocumentReader {
    @Override
    public Read read(
            Source source, Kind kind, String place, String url, ResponseHeaders headers, Payload body, Instant now) {
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(body.bytes()), true)) {
            return entries(new SyndFeedInput().build(reader), url);
        } catch (IOException | FeedException | IllegalArgumentException e) {
            return new Read.Refused(Reason.NOT_A_FEED, String.valueOf(e.getMessage()));
        }
    }

    private static Read entries(SyndFeed feed, String url) {
        List<Read.FoundPage> found = new ArrayList<>();
        List<Instant> dates = new ArrayList<>();
        for (SyndEntry entry : feed.getEntries()) {
            String link = entry.getLink() == null ? null : Place.resolve(url, entry.getLink());
            Instant published = time(entry.getPublishedDate());
            if (link != null) {
                found.add(new Read.FoundPage(link, entry.getUri(), published, time(entry.getUpdatedDate())));
            }
            if (published != null) {
                dates.add(published);
            }
        }
        return new Read.Entries(found, List.of(), null, new FeedFacts(0, dates, null, null, Set.of(), Set.of()));
    }

    private static @Nullable Instant time(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
