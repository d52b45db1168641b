package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** Opens the one client that searches. It connects when it is first used, so the service starts without Elasticsearch. */
@Factory
final class SearchClientFactory {
    /** Wraps the client, so that it cannot be taken for the client of another service in the same context. */
    record SearchClient(ElasticsearchClient elasticsearch) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            elasticsearch._transport().close();
        }
    }

    @Singleton
    @Bean(preDestroy = "close")
    SearchClient searchClient(SearchConnection connection) {
        JsonMapper json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        RestClient rest = rest(connection).build();
        return new SearchClient(new ElasticsearchClient(new RestClientTransport(rest, new JacksonJsonpMapper(json))));
    }

    private static RestClientBuilder rest(SearchConnection connection) {
        int timeout = Math.toIntExact(connection.searchTimeout().toMillis());
        HttpHost[] nodes = connection.nodes().stream()
                .map(node -> new HttpHost(node.getHost(), node.getPort() < 0 ? 9200 : node.getPort(), node.getScheme()))
                .toArray(HttpHost[]::new);
        RestClientBuilder rest = RestClient.builder(nodes)
                .setRequestConfigCallback(request -> request.setConnectTimeout(
                                Math.toIntExact(connection.connectTimeout().toMillis()))
                        .setConnectionRequestTimeout(timeout)
                        .setSocketTimeout(timeout));
        String authorization = authorization(connection);
        return authorization == null
                ? rest
                : rest.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)});
    }

    private static @Nullable String authorization(SearchConnection connection) {
        if (connection.apiKey() != null) {
            return "ApiKey " + connection.apiKey();
        }
        if (connection.username() == null || connection.password() == null) {
            return null;
        }
        String pair = connection.username() + ":" + connection.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
