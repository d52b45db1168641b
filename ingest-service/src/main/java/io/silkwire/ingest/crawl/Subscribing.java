package io.silkwire.ingest.crawl;

import io.silkwire.contracts.Source;
import io.silkwire.ingest.crawl.Read.Hub;

/** Asks hubs to tell of a feed's news. */
public interface Subscribing {
    /**
     * Asks this hub. Whether it agrees shows only when it asks back.
     *
     * @param place of the feed
     * @return whether it took the request
     */
    boolean ask(Source source, String place, Hub hub);
}
