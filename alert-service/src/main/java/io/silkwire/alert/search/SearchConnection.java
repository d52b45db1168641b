package io.silkwire.alert.search;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where Elasticsearch is and how long a search may take.
 *
 * @param url {@code http://host:port}, several separated by commas
 * @param apiKey encoded, as Elasticsearch gives it out; goes before username and password
 * @param connectTimeout to open a connection
 * @param searchTimeout for the whole answer
 */
@ConfigurationProperties("elasticsearch")
public record SearchConnection(
        @Bindable(defaultValue = "http://127.0.0.1:9200") String url,
        @Nullable String apiKey,
        @Nullable String username,
        @Nullable String password,
        @Bindable(defaultValue = "2s") Duration connectTimeout,
        @Bindable(defaultValue = "5s") Duration searchTimeout) {
    /** @throws IllegalArgumentException where an address is none, or carries a name and password */
    public SearchConnection {
        nodes(url);
    }

    /** The addresses, one for each node that was named. */
    List<URI> nodes() {
        return nodes(url);
    }

    private static List<URI> nodes(String url) {
        return Arrays.stream(url.split(","))
                .map(String::strip)
                .map(SearchConnection::node)
                .toList();
    }

    private static URI node(String address) {
        URI uri = URI.create(address);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
            // The text may hold a password, so it is not repeated.
            throw new IllegalArgumentException("elasticsearch.url must look like http://host:9200; name and password go"
                    + " to elasticsearch.username and elasticsearch.password");
        }
        return uri;
    }

    /** Without what lets one in. */
    @Override
    public String toString() {
        return "SearchConnection[" + url + "]";
    }
}
