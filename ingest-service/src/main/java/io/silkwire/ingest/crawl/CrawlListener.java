package io.silkwire.ingest.crawl;

import io.silkwire.contracts.SourceId;

/** Is told of what was committed, by the owners' threads. */
public interface CrawlListener {
    /** Nobody listens. */
    CrawlListener SILENT = new CrawlListener() {};

    /** A visit, or a note, came to its end under this word; told once for each. */
    default void onConcluded(String disposition) {}

    /** Something is wrong with a source, or is no more. */
    default void onAlarm(SourceId source, String word, boolean raised) {}

    /** A visit is over, and what it led to is committed. */
    default void onVisited(Landing landing) {}
}
