package io.silkwire.enrich.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.http.HttpEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;

/**
 * Sends bulk requests and turns whatever comes back, or does not, into an outcome for each document. Plain {@code _bulk} through
 * the low-level client: the client's own ingester drops a request that failed as a whole (elasticsearch-java's
 * {@code BulkIngester}, 8.19). Thread-safe; answers come on the client's threads.
 */
final class ElasticsearchCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

    /** Less than the client waits, so that a shard that is away is told by Elasticsearch and not by a broken connection. */
    private static final int SHARD_TIMEOUT_DIVISOR = 2;

    private final RestClient client;
    private final IndexSettings settings;

    ElasticsearchCalls(RestClient client, IndexSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Sends these documents; the answer always comes, exactly once. */
    void bulk(List<PendingDocument> documents, Consumer<BulkAnswer> answered) {
        Request request = new Request("POST", "/" + settings.writeAlias() + "/_bulk");
        request.addParameter("require_alias", "true");
        request.addParameter("timeout", settings.requestTimeout().toMillis() / SHARD_TIMEOUT_DIVISOR + "ms");
        request.addParameter("filter_path", "items.*.status,items.*.error");
        request.setEntity(new NByteArrayEntity(body(documents), NDJSON));
        var unused = client.performRequestAsync(request, new ResponseListener() {
            @Override
            public void onSuccess(Response response) {
                answered.accept(read(response, documents.size()));
            }

            @Override
            public void onFailure(Exception failure) {
                answered.accept(BulkAnswer.ofAll(outcomeOf(failure, documents.size()), documents.size()));
            }
        });
    }

    /**
     * Checks that the client still works.
     *
     * @throws IllegalStateException where an error killed its threads, which it does not survive: open another
     */
    void requireRunning() {
        if (!client.isRunning()) {
            throw new IllegalStateException("the Elasticsearch client has stopped");
        }
    }

    /** What Elasticsearch says in an answer that is a failure. */
    static ElasticsearchError error(Response response) {
        try {
            HttpEntity entity = response.getEntity();
            return entity == null
                    ? ElasticsearchError.NONE
                    : ElasticsearchError.of(
                            JSON.readTree(EntityUtils.toByteArray(entity)).path("error"));
        } catch (IOException e) {
            // A page of a proxy, or cut off: the status alone decides.
            return ElasticsearchError.NONE;
        }
    }

    /** A failure of the network in one line. */
    static String describe(Throwable failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private static byte[] body(List<PendingDocument> documents) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(
                documents.stream().mapToInt(PendingDocument::requestBytes).sum());
        documents.forEach(document -> document.writeTo(body));
        return body.toByteArray();
    }

    private static BulkAnswer read(Response response, int documents) {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return BulkAnswer.ofAll(
                    new BulkItemOutcome.Retry("expected the answer of a bulk request, found nothing"), documents);
        }
        try {
            return BulkAnswer.of(JSON.readTree(EntityUtils.toByteArray(entity)), documents);
        } catch (JsonProcessingException e) {
            return BulkAnswer.ofAll(
                    new BulkItemOutcome.Retry("expected the answer of a bulk request, found " + describe(e)),
                    documents);
        } catch (IOException e) {
            return BulkAnswer.ofAll(new BulkItemOutcome.Retry(describe(e)), documents);
        }
    }

    private static BulkItemOutcome outcomeOf(Exception failure, int documents) {
        if (failure instanceof ResponseException answered) {
            int status = answered.getResponse().getStatusLine().getStatusCode();
            return BulkItemOutcome.ofRequest(status, error(answered.getResponse()), documents);
        }
        // Whether it was applied before the connection broke is not known; the version makes it safe to send it again.
        return new BulkItemOutcome.Retry(describe(failure));
    }
}
