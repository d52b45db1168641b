package io.silkwire.ingest.fetch;

import io.silkwire.contracts.Reason;
import io.silkwire.wire.egress.NameLookup;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Fetches over HTTP/1.1 and HTTP/2 with verified TLS, by hand from hop to hop, and only from the public internet: see
 * {@link FetchSettings} for the bounds and {@link FetchOutcome} for what comes of it. Keeps no cookies, sends no Referer, uses no
 * proxy and never evades a bot wall. Safe for many threads; close it to let go of kept connections.
 */
public final class HttpPageFetcher implements PageFetcher, FormSender, AutoCloseable {
    private final FetchSettings settings;
    private final Clock clock;
    private final Wire wire;

    private HttpPageFetcher(FetchSettings settings, Clock clock, NameLookup names, Wire.@Nullable Trust trust) {
        this.settings = settings;
        this.clock = clock;
        this.wire = new Wire(settings, clock, names, trust);
    }

    /** A fetcher that asks the system's resolver. */
    public static HttpPageFetcher of(FetchSettings settings, Clock clock) {
        return of(settings, clock, NameLookup.SYSTEM);
    }

    /** A fetcher that asks this look-up for the addresses of names; what it answers is vetted all the same. */
    public static HttpPageFetcher of(FetchSettings settings, Clock clock, NameLookup names) {
        return new HttpPageFetcher(settings, clock, names, null);
    }

    static HttpPageFetcher trusting(Wire.Trust trust, FetchSettings settings, Clock clock, NameLookup names) {
        return new HttpPageFetcher(settings, clock, names, trust);
    }

    @Override
    public FetchOutcome fetch(FetchRequest request, HopGate gate) {
        HttpUrl url = WebUrl.parse(request.url());
        if (url == null) {
            return failed(
                    Reason.INVALID_URL,
                    "not an absolute http or https URL: "
                            + shortened(request.url().toString()));
        }
        String unusable = RequestHeaders.unusable(request.headers());
        if (unusable != null) {
            return failed(Reason.INVALID_DEFINITION, unusable);
        }
        return new RedirectChain(settings, clock, wire, request, gate, url).follow();
    }

    @Override
    public FormOutcome post(URI to, String form) {
        HttpUrl url = WebUrl.parse(to);
        return url == null
                ? new FormOutcome.Refused(
                        Reason.INVALID_URL, "not an absolute http or https URL: " + shortened(to.toString()))
                : new FormPost(settings, wire, form).send(url);
    }

    private static FetchOutcome failed(Reason reason, String detail) {
        return new FetchOutcome.Failed(List.of(), reason, null, false, detail);
    }

    private static String shortened(String url) {
        return url.length() > 200 ? url.substring(0, 200) + "…" : url;
    }

    @Override
    public void close() {
        wire.close();
    }
}
