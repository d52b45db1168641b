package io.silkwire.alert.web.guard;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.silkwire.alert.site.SiteSettings;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers only to names that are meant for this site: {@code localhost}, addresses, and what {@code silkwire.alert.web.hosts} lists.
 * Otherwise a foreign name that is made to resolve to this machine (DNS rebinding) would be same-origin with it, and its page could
 * read and change everything. Health and metrics hold nothing of that kind and answer to any name,
 * and so do the paths that hubs of feeds call by the public name they were given.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class HostCheck {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");
    private static final Pattern PORT = Pattern.compile(":[0-9]+$");

    private static final Pattern ANY_NAME = Pattern.compile("/(?:health|prometheus|websub)(?:/.*)?");

    private final Set<String> hosts;

    HostCheck(SiteSettings settings) {
        Stream<String> ofBase =
                Stream.ofNullable(settings.baseUrl()).map(url -> URI.create(url).getHost());
        this.hosts = Stream.concat(settings.hosts().stream(), ofBase)
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (!ANY_NAME.matcher(request.getPath()).matches()
                && !isOurs(request.getHeaders().get("Host"))) {
            throw new HttpStatusException(
                    HttpStatus.MISDIRECTED_REQUEST,
                    "this site does not answer to that name; add it to silkwire.alert.web.hosts if it should");
        }
    }

    private boolean isOurs(@Nullable String authority) {
        if (authority == null) {
            return true;
        }
        String host = PORT.matcher(authority.toLowerCase(Locale.ROOT)).replaceFirst("");
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || ADDRESS.matcher(host).matches()
                || hosts.contains(host);
    }
}
