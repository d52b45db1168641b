package io.silkwire.alert.web.guard;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that a browser sends for the page of another site: by {@code Sec-Fetch-Site} where the browser says it, and by
 * {@code Origin} against {@code Host}. Programs send neither and pass. A proxy in front must hand {@code Host} on unchanged.
 */
@ServerFilter(
        patterns = ServerFilter.MATCH_ALL_PATTERN,
        methods = {HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE})
final class OriginCheck {
    @RequestFilter
    void check(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        if (isForeignSite(headers.get("Sec-Fetch-Site"))
                || isForeignOrigin(headers.get("Origin"), headers.get("Host"))) {
            throw new HttpStatusException(
                    HttpStatus.FORBIDDEN,
                    "this request comes from a page of another site; open the page here and try again");
        }
    }

    private static boolean isForeignSite(@Nullable String site) {
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private static boolean isForeignOrigin(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return false;
        }
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null
                    || host == null
                    || !authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
