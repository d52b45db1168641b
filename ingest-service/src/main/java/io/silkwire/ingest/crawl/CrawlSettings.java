package io.silkwire.ingest.crawl;

import java.time.Duration;

/**
 * Limits of a crawler.
 *
 * @param fetches at once, over all hosts
 * @param delay between two requests to one host, where neither source nor robots.txt asks for more
 * @param answer after so long without an answer the broker counts as away
 * @param grace how long what is in flight may take to end when a partition is given up
 */
public record CrawlSettings(int fetches, Duration delay, Duration answer, Duration grace) {
    /** 64, two seconds, twenty seconds, five seconds. */
    public static final CrawlSettings DEFAULT =
            new CrawlSettings(64, Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(5));

    /** @throws IllegalArgumentException where there is no room for a single fetch */
    public CrawlSettings {
        if (fetches < 1) {
            throw new IllegalArgumentException("silkwire.ingest.crawl.fetches must be 1 or more, but was " + fetches);
        }
    }
}
