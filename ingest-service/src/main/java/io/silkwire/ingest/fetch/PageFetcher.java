package io.silkwire.ingest.fetch;

/**
 * Fetches a URL once, following redirects hop by hop. Never throws for what the web does: that is a {@link FetchOutcome}.
 * Blocks until the outcome is there, at most for the total deadline.
 */
public interface PageFetcher {
    /**
     * Fetches this.
     *
     * @param gate is entered before each hop connects, the first included, and left after it
     */
    FetchOutcome fetch(FetchRequest request, HopGate gate);
}
