package io.silkwire.ingest.frontier;

import java.net.URI;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Names of what is remembered: a URL in its canonical form, or one of a few marked names that are no URL.
 *
 * <p>Canonical is what the URL Standard (WHATWG) makes of it, without its fragment and without parameters that only count visits.
 */
public final class Place {
    /** Mark of a page that was found on another site and waits for the owner of its own. */
    public static final String FOUND = "found|";
    /** Mark of an entry that its feed tells apart by id. */
    public static final String GUID = "guid|";
    /** Mark of a host that wants to be left alone. */
    public static final String HOST = "host|";

    /** Longer ones are traps more often than pages (sitemaps.org allows 2 048). */
    private static final int MAX_LENGTH = 2_048;

    private static final Set<String> COUNTING = Set.of(
            "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id", "fbclid", "gclid", "yclid",
            "msclkid", "mc_cid", "mc_eid", "_openstat", "igshid");

    private Place() {}

    /** The canonical form, or null where it is no absolute http or https URL that a server can be asked for. */
    public static @Nullable String canonical(String url) {
        HttpUrl parsed = url.length() > MAX_LENGTH ? null : HttpUrl.parse(url.strip());
        if (parsed == null || !parsed.username().isEmpty() || !parsed.password().isEmpty()) {
            return null;
        }
        HttpUrl.Builder bare = parsed.newBuilder().fragment(null);
        for (String name : parsed.queryParameterNames()) {
            if (COUNTING.contains(name)) {
                bare.removeAllQueryParameters(name);
            }
        }
        HttpUrl canonical = bare.build();
        if (canonical.querySize() == 0 && canonical.query() != null && parsed.querySize() > 0) {
            canonical = bare.query(null).build();
        }
        return canonical.toString();
    }

    /** As {@link #canonical(String)}, relative to the page it stands on. */
    public static @Nullable String resolve(String base, String link) {
        HttpUrl parsed = HttpUrl.parse(base);
        HttpUrl resolved = parsed == null ? null : parsed.resolve(link.strip());
        return resolved == null ? canonical(link) : canonical(resolved.toString());
    }

    /** The URL of a canonical place; null where it is one of the marked names, or no URI. */
    public static @Nullable URI uri(String place) {
        HttpUrl parsed = place.startsWith("http") ? HttpUrl.parse(place) : null;
        if (parsed == null) {
            return null;
        }
        try {
            return parsed.uri();
        } catch (IllegalStateException e) {
            return null;
        }
    }
}
