package io.silkwire.ingest.robots;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of one host for our user agent. */
public interface RobotsRules {
    /** Whether this URL of the host may be fetched. */
    boolean allows(URI url);

    /** The delay asked for between two requests, of any length; null where none is. */
    @Nullable
    Duration crawlDelay();

    /** Sitemaps named, absolute URLs. */
    List<URI> sitemaps();
}
