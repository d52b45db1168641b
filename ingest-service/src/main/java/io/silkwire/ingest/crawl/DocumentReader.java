package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.Source;
import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.fetch.ResponseHeaders;
import java.time.Instant;

/** Reads feeds, listings and sitemaps. */
public interface DocumentReader {
    /**
     * What this document names.
     *
     * @param place by which the source knows it
     * @param url where it came from
     */
    Read read(Source source, Kind kind, String place, String url, ResponseHeaders headers, Payload body, Instant now);
}
