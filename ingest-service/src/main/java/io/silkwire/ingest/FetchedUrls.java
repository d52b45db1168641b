package io.silkwire.ingest;

import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.FetchRequest;
import io.silkwire.ingest.fetch.FetchSettings;
import io.silkwire.ingest.fetch.HopGate;
import io.silkwire.ingest.fetch.HttpPageFetcher;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;

/**
 * Reads an address that a person named on the command line, once, with the fetcher of the crawler and its guards. robots.txt is
 * for crawlers: it is not asked here, as no browser asks it. One address at a time, whoever asks.
 */
public final class FetchedUrls implements UrlReader {
    private static final String DEFAULT_CONTACT = "https://silkwire.example/";

    private final FetchRequest.Purpose purpose;
    private final boolean allowLoopback;

    /**
     * Of the web.
     *
     * @param purpose decides the size cap
     */
    public FetchedUrls(FetchRequest.Purpose purpose) {
        this(purpose, false);
    }

    /**
     * Of the web, and of this machine where that is allowed.
     *
     * @param purpose decides the size cap
     */
    FetchedUrls(FetchRequest.Purpose purpose, boolean allowLoopback) {
        this.purpose = purpose;
        this.allowLoopback = allowLoopback;
    }

    @Override
    public synchronized Answer read(String url) throws IOException {
        String contact = System.getenv("SILKWIRE_CONTACT");
        FetchSettings settings = FetchSettings.defaults(
                        contact == null || contact.isBlank() ? DEFAULT_CONTACT : contact)
                .withAllowLoopback(allowLoopback);
        try (HttpPageFetcher fetcher = HttpPageFetcher.of(settings, Clock.systemUTC())) {
            FetchOutcome outcome = fetcher.fetch(FetchRequest.of(new URI(url), purpose), HopGate.OPEN);
            if (outcome instanceof FetchOutcome.Fetched fetched) {
                return new Answer(fetched.finalUrl(), fetched.headers(), fetched.body());
            }
            throw new IOException(told(outcome));
        } catch (URISyntaxException e) {
            throw new IOException("no URL: " + e.getReason() + " at character " + (e.getIndex() + 1), e);
        }
    }

    private static String told(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched unused -> "fetched";
            case FetchOutcome.NotModified unused -> "not modified, though nothing was known of it";
            case FetchOutcome.Gone unused -> "gone (410)";
            case FetchOutcome.Missing unused -> "not found (404)";
            case FetchOutcome.Throttled throttled -> "the server asks to wait (" + throttled.status() + ")";
            case FetchOutcome.Walled walled -> "a wall against programs: " + walled.wall();
            case FetchOutcome.Denied denied -> denied.reason().label() + ": " + denied.detail();
            case FetchOutcome.Failed failed -> failed.reason().label() + ": " + failed.detail();
        };
    }
}
