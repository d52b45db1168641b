package io.silkwire.ingest;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of the crawler, under {@code silkwire.ingest.crawl}.
 *
 * @param enabled whether this instance crawls
 * @param sources file of sources that are brought into force at start, or null
 * @param contact URL or mail address that stands in the User-Agent
 * @param fetches at once, over all hosts
 * @param delay between two requests to one host
 * @param recheck how long after its publication a page is looked at again; later looks keep their proportion to it
 * @param archiveDirectory where what was fetched is kept, or null where it is not
 * @param allowLoopback lets sources be on this machine: for the demo and tests
 */
@ConfigurationProperties("silkwire.ingest.crawl")
record CrawlProperties(
        @Bindable(defaultValue = "true") boolean enabled,
        @Nullable String sources,
        @Nullable String contact,
        @Bindable(defaultValue = "64") int fetches,
        @Bindable(defaultValue = "2s") Duration delay,
        @Bindable(defaultValue = "5m") Duration recheck,
        @Nullable String archiveDirectory,
        @Bindable(defaultValue = "false") boolean allowLoopback) {}
