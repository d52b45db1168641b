package io.silkwire.ingest.frontier;

import io.silkwire.ingest.revision.CanonicalUrl;
import java.net.URI;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Names of what is remembered: a URL in its canonical form, or one of a few marked names that are no URL.
 *
 * <p>Canonical is what {@link CanonicalUrl} makes of it.
 */
public final class Place {
    /** Mark of a page that was found on another site and waits for the owner of its own. */
    public static final String FOUND = "found|";
    /** Mark of an entry that its feed tells apart by id. */
    public static final String GUID = "guid|";
    /** Mark of a host that wants to be left alone. */
    public static final String HOST = "host|";

    /** Name of a source as a whole, below its id. */
    public static final String SOURCE = "source|health";
    /** Mark of what a hub said of a feed, until the owner of its site has taken it up. */
    public static final String PUSHED = "pushed|";
    /** Begins the name of what the hub said of the subscription itself. */
    public static final String PUSHED_LEASE = PUSHED + "lease|";
    /** Begins the name of the hub's word that there is news. */
    public static final String PUSHED_NEWS = PUSHED + "news|";

    /** Mark of a document that a statement links to; the statement's place follows, and after a space its own URL. */
    private static final String ATTACHMENT = "attachment|";

    private Place() {}

    /** The name of a document under the place of the statement that links to it. */
    public static String attachment(String statement, String url) {
        return ATTACHMENT + statement + " " + url;
    }

    /** The place of the statement that links to the document of this name. */
    public static String statementOf(String attachment) {
        return attachment.substring(ATTACHMENT.length(), attachment.indexOf(' '));
    }

    /** The canonical form, or null where it is no absolute http or https URL that a server can be asked for. */
    public static @Nullable String canonical(String url) {
        return CanonicalUrl.orNull(url.strip(), null);
    }

    /** As {@link #canonical(String)}, relative to the page it stands on. */
    public static @Nullable String resolve(String base, String link) {
        return CanonicalUrl.orNull(link.strip(), base);
    }

    /** Absolute, relative to the page it stands on, and otherwise as it is written; null where it is no http or https URL. */
    public static @Nullable String absolute(String base, String link) {
        String written = link.strip();
        if (HttpUrl.parse(written) != null) {
            return written;
        }
        HttpUrl from = HttpUrl.parse(base);
        HttpUrl to = from == null ? null : from.resolve(written);
        return to == null ? null : to.toString();
    }

    /** The URL of a canonical place, or of a document's name; null where it is one of the marked names, or no URI. */
    public static @Nullable URI uri(String place) {
        // A canonical URL has no space.
        String url = place.startsWith(ATTACHMENT) ? place.substring(place.indexOf(' ') + 1) : place;
        HttpUrl parsed = url.startsWith("http") ? HttpUrl.parse(url) : null;
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
