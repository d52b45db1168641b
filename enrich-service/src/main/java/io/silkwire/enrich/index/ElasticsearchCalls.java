package io.silkwire.enrich.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
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
final class ElasticsearchCalls implements Bulk {
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

    @Override
    public void send(List<PendingDocument> documents, Consumer<BulkAnswer> answered) {
        Request request = request(documents.stream().map(PendingDocument::line).toList());
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

    /** Writes these and waits for the answer; like {@link #send} it has an outcome for whatever happens. */
    BulkAnswer write(List<BulkLine> lines) {
        try {
            return read(client.performRequest(request(lines)), lines.size());
        } catch (IOException | RuntimeException e) {
            return BulkAnswer.ofAll(outcomeOf(e, lines.size()), lines.size());
        }
    }

    /**
     * Documents by their ids, as they stand now, searchable or not.
     *
     * @param fields those to fetch; empty for all
     * @throws CallFailedException where there was no answer, or the index is not there
     */
    List<JsonNode> read(Collection<String> ids, List<String> fields) {
        Request request = new Request("POST", "/" + settings.writeAlias() + "/_mget");
        if (!fields.isEmpty()) {
            request.addParameter("_source_includes", String.join(",", fields));
        }
        request.setEntity(new NByteArrayEntity(
                JSON.createObjectNode()
                        .set("ids", JSON.valueToTree(ids))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8),
                ContentType.APPLICATION_JSON));
        try {
            HttpEntity entity = client.performRequest(request).getEntity();
            return found(JSON.readTree(EntityUtils.toByteArray(entity)));
        } catch (IOException | RuntimeException e) {
            if (e instanceof CallFailedException failed) {
                throw failed;
            }
            throw new CallFailedException(outcomeOf(e, 1));
        }
    }

    private List<JsonNode> found(JsonNode answer) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode document : answer.path("docs")) {
            if (document.has("error")) {
                // Its writer makes it at its start, and halts where it was deleted; here it is waited for.
                throw new CallFailedException(new BulkItemOutcome.Retry("reading " + settings.writeAlias() + ": "
                        + ElasticsearchError.of(document.path("error")).text()));
            }
            if (document.path("found").asBoolean()) {
                found.add(document);
            }
        }
        return found;
    }

    private Request request(List<BulkLine> lines) {
        Request request = new Request("POST", "/" + settings.writeAlias() + "/_bulk");
        request.addParameter("require_alias", "true");
        request.addParameter("timeout", settings.requestTimeout().toMillis() / SHARD_TIMEOUT_DIVISOR + "ms");
        request.addParameter("filter_path", "items.*._index,items.*.status,items.*.error");
        request.setEntity(new NByteArrayEntity(body(lines), NDJSON));
        return request;
    }

    /** An error can kill the threads of the client, which it does not survive. */
    @Override
    public void requireRunning() {
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

    private static byte[] body(List<BulkLine> lines) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(
                lines.stream().mapToInt(BulkLine::bytes).sum());
        lines.forEach(line -> line.writeTo(body));
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
