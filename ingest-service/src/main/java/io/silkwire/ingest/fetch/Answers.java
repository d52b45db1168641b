package io.silkwire.ingest.fetch;

import io.silkwire.ingest.fetch.FetchRequest.Purpose;
import java.net.URI;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Reads answers that are in an archive as if they had come just now: the same judgement as a fetch. */
public final class Answers {
    private static final FetchSettings SETTINGS = FetchSettings.defaults("https://silkwire.example/");

    private Answers() {}

    /** Where this answer sends on to, or null where it does not. */
    public static @Nullable URI redirect(Exchange exchange) {
        int status = exchange.status();
        boolean redirects = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        String location = new ResponseHeaders(exchange.responseHeaders()).first("Location");
        HttpUrl base = HttpUrl.parse(exchange.url().toString());
        if (!redirects || location == null || base == null) {
            return null;
        }
        HttpUrl target = WebUrl.resolve(base, location);
        return target == null ? null : WebUrl.uri(target);
    }

    /**
     * What became of the fetch.
     *
     * @param hops at least one, in order
     * @param purpose of the fetch: the same limits as then
     * @param maxBodyBytes the source's own limit, or null
     */
    public static FetchOutcome of(List<Exchange> hops, Purpose purpose, @Nullable Integer maxBodyBytes) {
        Exchange last = hops.getLast();
        boolean permanent = hops.size() > 1
                && hops.subList(0, hops.size() - 1).stream()
                        .allMatch(hop -> hop.status() == 301 || hop.status() == 308);
        FetchRequest request = new FetchRequest(hops.getFirst().url(), purpose, null, Map.of(), maxBodyBytes);
        return new StatusReading(request, SETTINGS.limit(request), last.at())
                .outcome(List.copyOf(hops), last, last.url(), permanent ? last.url() : null);
    }
}
