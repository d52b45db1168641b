package io.silkwire.ingest.crawl;

/** Is told of what was committed, by the owners' threads. */
public interface CrawlListener {
    /** Nobody listens. */
    CrawlListener SILENT = new CrawlListener() {};

    /** A visit, or a note, came to its end under this word; told once for each. */
    default void onConcluded(String disposition) {}

    /** A visit is over, and what it led to is committed. */
    default void onVisited(Landing landing) {}
}
