package io.silkwire.ingest.crawl;

/** Runs one errand: the path from a URL to what its answer says. Blocks; never throws for what the web does. */
public interface Visiting {
    /** What the errand brought home. */
    Landing visit(Errand errand);
}
