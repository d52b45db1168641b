package io.silkwire.ingest.fetch;

import io.silkwire.wire.egress.LiteralHost;
import java.net.InetAddress;
import java.net.URI;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads http and https URLs as browsers do (WHATWG URL), so that nothing is taken for another host here than where the request
 * would go: numbers of an IPv4 address in any base and number of parts become the four usual ones, or no URL at all.
 */
final class WebUrl {
    private static final int MAX_LENGTH = 8192;

    private WebUrl() {}

    /** This URL without user, password and fragment; null where it is none that can be fetched. */
    static @Nullable HttpUrl parse(URI url) {
        String text = url.toString();
        return text.length() > MAX_LENGTH ? null : clean(HttpUrl.parse(text));
    }

    /** What a Location header points to; null where it is no URL that can be fetched. */
    static @Nullable HttpUrl resolve(HttpUrl base, String location) {
        return location.length() > MAX_LENGTH ? null : clean(base.resolve(location));
    }

    /** The URL for the rest of the program. */
    static URI uri(HttpUrl url) {
        return url.uri();
    }

    private static @Nullable HttpUrl clean(@Nullable HttpUrl url) {
        if (url == null || url.host().isEmpty()) {
            return null;
        }
        HttpUrl.Builder bare = url.newBuilder().username("").password("").fragment(null);
        if (LiteralHost.is(url.host())) {
            InetAddress address = LiteralHost.address(url.host());
            if (address == null) {
                return null;
            }
            if (url.host().indexOf(':') < 0) {
                bare.host(address.getHostAddress());
            }
        }
        return bare.build();
    }
}
