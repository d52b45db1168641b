package io.silkwire.ingest.fakes;

import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Source;
import io.silkwire.ingest.crawl.DocumentReader;
import io.silkwire.ingest.crawl.Read;
import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.fetch.ResponseHeaders;
import io.silkwire.ingest.frontier.FeedFacts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the links of well-formed RSS and nothing else: for tests of what comes after a feed. */
public final class PlainFeeds implements DocumentReader {
    private static final Pattern LINK = Pattern.compile("<link>([^<]+)</link>");

    @Override
    public Read read(
            Source source, Kind kind, String place, String url, ResponseHeaders headers, Payload body, Instant now) {
        String text = new String(body.bytes(), StandardCharsets.UTF_8);
        if (!text.startsWith("<?xml")) {
            return new Read.Refused(Reason.NOT_A_FEED, "no XML");
        }
        List<Read.FoundPage> pages = LINK.matcher(text)
                .results()
                .map(link -> new Read.FoundPage(link.group(1), null, null, null))
                .toList();
        return new Read.Entries(pages, List.of(), null, FeedFacts.NONE);
    }
}
