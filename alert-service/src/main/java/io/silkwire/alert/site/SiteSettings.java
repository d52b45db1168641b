package io.silkwire.alert.site;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names of this site, and what stands in front of it.
 *
 * @param hosts names, without port, that the pages and the API answer to besides localhost, addresses and the base URL's
 * @param baseUrl where people and programs reach this site, such as {@code https://silkwire.example}; null: as each request says
 * @param trustedProxies addresses or networks ({@code 10.0.0.0/8}) of proxies whose {@code X-Forwarded-…} are believed
 */
@ConfigurationProperties("silkwire.alert.web")
public record SiteSettings(
        @Bindable(defaultValue = "") List<String> hosts,
        @Nullable String baseUrl,
        @Bindable(defaultValue = "") List<String> trustedProxies) {
    /** @throws IllegalArgumentException where the base URL is none */
    public SiteSettings {
        hosts = List.copyOf(hosts);
        trustedProxies = List.copyOf(trustedProxies);
        baseUrl = baseUrl == null || baseUrl.isBlank() ? null : checked(baseUrl.strip());
    }

    private static String checked(String url) {
        try {
            URI uri = URI.create(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            if (web && bare && uri.getHost() != null) {
                return url.replaceFirst("/+$", "");
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(complaint(url), e);
        }
        throw new IllegalArgumentException(complaint(url));
    }

    private static String complaint(String url) {
        return "silkwire.alert.web.base-url must be a URL such as https://silkwire.example, but was '" + url + "'";
    }
}
