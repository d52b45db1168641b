package io.silkwire.enrich.index;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Where Elasticsearch is and how it knows us.
 *
 * @param url {@code http://host:port}, several separated by commas
 * @param username with {@code password}, or null
 * @param apiKey the encoded key, in place of name and password, or null
 */
@ConfigurationProperties("elasticsearch")
public record ElasticsearchConnection(
        @Bindable(defaultValue = "http://127.0.0.1:9200") String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String apiKey) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** @throws IllegalArgumentException where an URL is none, or carries a name and password */
    public ElasticsearchConnection {
        hosts(url);
    }

    /** A client without retries of its own; the caller closes it. */
    RestClient open(Duration requestTimeout) {
        RestClientBuilder builder = RestClient.builder(hosts(url))
                .setRequestConfigCallback(config -> config.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                        .setConnectionRequestTimeout((int) requestTimeout.toMillis())
                        .setSocketTimeout((int) requestTimeout.toMillis()));
        Header authorization = authorization();
        if (authorization != null) {
            builder.setDefaultHeaders(new Header[] {authorization});
        }
        return builder.build();
    }

    private @Nullable Header authorization() {
        if (apiKey != null && !apiKey.isBlank()) {
            return new BasicHeader(HttpHeaders.AUTHORIZATION, "ApiKey " + apiKey);
        }
        if (username == null || username.isBlank()) {
            return null;
        }
        String pair = username + ":" + (password == null ? "" : password);
        return new BasicHeader(
                HttpHeaders.AUTHORIZATION,
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpHost[] hosts(String urls) {
        return Arrays.stream(urls.split(","))
                .map(String::strip)
                .map(ElasticsearchConnection::host)
                .toArray(HttpHost[]::new);
    }

    private static HttpHost host(String url) {
        URI uri = URI.create(url);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        boolean bare = uri.getPath() == null
                || uri.getPath().isEmpty()
                || uri.getPath().equals("/");
        if (!web || uri.getHost() == null || !bare || uri.getUserInfo() != null) {
            // The text may hold a password, so it is not repeated.
            throw new IllegalArgumentException(
                    "elasticsearch.url must look like http://host:9200, without path, name or"
                            + " password (those go to elasticsearch.username and elasticsearch.password)");
        }
        int port = uri.getPort() < 0 ? 9200 : uri.getPort();
        return new HttpHost(uri.getHost(), port, uri.getScheme());
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Elasticsearch[" + url + "]";
    }
}
