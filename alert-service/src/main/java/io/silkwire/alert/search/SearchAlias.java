package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.transport.rest_client.RestClientOptions;
import io.silkwire.alert.search.SearchClientFactory.SearchClient;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.http.ContentTooLongException;
import org.apache.http.client.config.RequestConfig;
import org.elasticsearch.client.RequestOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the read alias of the index in bounded time, and tells in words for people why there is no answer. A missing alias means
 * that nothing was indexed yet, and finds nothing. Thread-safe.
 */
@Singleton
final class SearchAlias {
    /** The read alias that the enricher keeps on the live index. */
    static final String NAME = "statements";

    /** Milliseconds of a search's time that are kept for its answer. */
    private static final int ON_THE_WAY = 150;

    private static final Logger LOG = LoggerFactory.getLogger(SearchAlias.class);

    private final ElasticsearchClient elasticsearch;
    private final Duration timeout;
    private final Duration connectTimeout;

    SearchAlias(SearchClient client, SearchConnection connection) {
        this.elasticsearch = client.elasticsearch();
        this.connectTimeout = connection.connectTimeout();
        this.timeout = connection.searchTimeout();
    }

    SearchResponse<IndexedStatement> ask(
            UnaryOperator<co.elastic.clients.elasticsearch.core.SearchRequest.Builder> body) throws IOException {
        return askAnywhere(
                search -> body.apply(search.index(NAME).ignoreUnavailable(true).allowNoIndices(true)));
    }

    /** The same for a body that says itself where it is asked: a point in time. */
    SearchResponse<IndexedStatement> askAnywhere(
            UnaryOperator<co.elastic.clients.elasticsearch.core.SearchRequest.Builder> body) throws IOException {
        SearchResponse<IndexedStatement> response = elasticsearch.search(
                search -> body.apply(search.timeout(timeout.toMillis() + "ms")), IndexedStatement.class);
        if (response.timedOut()) {
            throw new SocketTimeoutException("the search took too long");
        }
        return response;
    }

    /** The same, by this deadline. */
    SearchResponse<IndexedStatement> ask(
            Deadline deadline, UnaryOperator<co.elastic.clients.elasticsearch.core.SearchRequest.Builder> body)
            throws IOException {
        SearchResponse<IndexedStatement> response = askPartly(deadline, body);
        if (response.timedOut()) {
            throw new SocketTimeoutException("the search took too long");
        }
        return response;
    }

    /**
     * The same, but an answer that {@link SearchResponse#timedOut} says is of what was looked through by then is one too.
     *
     * @throws SocketTimeoutException where not even that comes in time
     */
    SearchResponse<IndexedStatement> askPartly(
            Deadline deadline, UnaryOperator<co.elastic.clients.elasticsearch.core.SearchRequest.Builder> body)
            throws IOException {
        int millis = Math.toIntExact(deadline.left().toMillis());
        // Elasticsearch looks at its clock now and then only, and the answer has to get here as well.
        int theirs = Math.max(1, millis - Math.min(ON_THE_WAY, millis / 4));
        return within(millis)
                .search(
                        search -> body.apply(search.index(NAME)
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .timeout(theirs + "ms")),
                        IndexedStatement.class);
    }

    private ElasticsearchClient within(int millis) {
        RequestConfig config = RequestConfig.custom()
                .setConnectTimeout(Math.toIntExact(Math.min(millis, connectTimeout.toMillis())))
                .setConnectionRequestTimeout(millis)
                .setSocketTimeout(millis)
                .build();
        RequestOptions options =
                RequestOptions.DEFAULT.toBuilder().setRequestConfig(config).build();
        return elasticsearch.withTransportOptions(new RestClientOptions(options, false));
    }

    static boolean isMissing(Exception e) {
        return e instanceof ElasticsearchException refusal && refusal.status() == 404;
    }

    static SearchOutcome.Unavailable unavailable(Exception e) {
        LOG.atWarn()
                .addKeyValue("reason", e.getClass().getSimpleName())
                .addKeyValue("message", e.getMessage())
                .log("Search is unavailable");
        if (causedBy(e, ContentTooLongException.class)) {
            return new SearchOutcome.Unavailable(
                    "The statements of this page are too long to be sent in one answer", "ask for fewer with size=10");
        }
        if (isLate(e)) {
            return new SearchOutcome.Unavailable(
                    "Elasticsearch took too long to answer", "try again, or ask for fewer words");
        }
        if (e instanceof ElasticsearchException refusal) {
            return new SearchOutcome.Unavailable(
                    "Elasticsearch answered with status " + refusal.status(),
                    "try again in a moment; if it stays, its log says why");
        }
        return new SearchOutcome.Unavailable(
                "Elasticsearch does not answer",
                "try again in a moment; whoever runs this finds its address under elasticsearch.url");
    }

    /** Whether it is about time. */
    static boolean isLate(Exception e) {
        return causedBy(e, SocketTimeoutException.class);
    }

    private static boolean causedBy(Throwable e, Class<? extends Throwable> type) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
