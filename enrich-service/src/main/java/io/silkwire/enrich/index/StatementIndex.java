package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of statements: made where it is missing, checked where it is there. Its mapping uses nothing but field types and
 * analyzers that every Elasticsearch 8.19 and 9 has, the minimal distribution included; words come in as the stems the enricher
 * made, so no language analyzer is needed. Thread-safe.
 */
final class StatementIndex {
    private static final Logger LOG = LoggerFactory.getLogger(StatementIndex.class);
    private static final String DEFINITION = "/enrich-service/index/statements-v3.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RestClient client;
    private final IndexSettings settings;
    private final ObjectNode definition;

    StatementIndex(RestClient client, IndexSettings settings) {
        this.client = client;
        this.settings = settings;
        this.definition = read();
    }

    /** Makes the index and its aliases where they are missing, then checks it. */
    IndexCheck prepare() {
        return guarded(() -> {
            if (!exists("/" + settings.name())) {
                create();
            }
            return inspect();
        });
    }

    /**
     * Checks the index and puts back an alias that was lost. An index that is gone is not made anew here: who deleted it
     * under a running writer shall hear of it.
     */
    IndexCheck check() {
        return guarded(this::inspect);
    }

    private IndexCheck inspect() throws IOException {
        JsonNode found = send("GET", "/" + settings.name(), null).path(settings.name());
        List<String> differences = MappingDifferences.between(definition.path("mappings"), found.path("mappings"));
        if (!differences.isEmpty() && differences.stream().allMatch(MappingDifferences::isAddition)) {
            // An index of an earlier version lacks fields: they can be added to it while it lives.
            send("PUT", "/" + settings.name() + "/_mapping", definition.path("mappings"));
            LOG.atInfo()
                    .addKeyValue("index", settings.name())
                    .addKeyValue("fields", differences)
                    .log("Fields added to the index");
            found = send("GET", "/" + settings.name(), null).path(settings.name());
            differences = MappingDifferences.between(definition.path("mappings"), found.path("mappings"));
        }
        if (!differences.isEmpty()) {
            return new IndexCheck.Blocked("index " + settings.name() + " does not fit the documents ("
                    + String.join("; ", differences)
                    + "): delete it to have it made anew and filled from Kafka, or set silkwire.enrich.index.name to"
                    + " another");
        }
        repairAliases(found.path("aliases"));
        return new IndexCheck.Ready(
                found.path("settings").path("index").path("uuid").asText());
    }

    private void create() throws IOException {
        ObjectNode body = definition.deepCopy();
        ObjectNode index = body.withObject("/settings/index");
        index.put("number_of_shards", settings.shards());
        index.put("number_of_replicas", settings.replicas());
        index.put("refresh_interval", settings.refreshInterval().toMillis() + "ms");
        body.withObject("/aliases").putObject(settings.writeAlias()).put("is_hidden", true);
        try {
            send("PUT", "/" + settings.name(), body);
            LOG.atInfo().addKeyValue("index", settings.name()).log("Index created");
        } catch (ResponseException e) {
            if (!error(e).type().equals("resource_already_exists_exception")) {
                throw e;
            }
            LOG.atDebug().addKeyValue("index", settings.name()).log("Another instance created the index");
        }
    }

    private void repairAliases(JsonNode aliases) throws IOException {
        if (!aliases.has(settings.writeAlias())) {
            ObjectNode hidden = JSON.createObjectNode().put("is_hidden", true);
            send("PUT", "/" + settings.name() + "/_alias/" + settings.writeAlias(), hidden);
        }
        // Where the alias leads to another index, a rebuild moved it there: that is left alone.
        if (!aliases.has(settings.alias()) && !exists("/_alias/" + settings.alias())) {
            send("PUT", "/" + settings.name() + "/_alias/" + settings.alias(), null);
        }
    }

    private IndexCheck guarded(Look look) {
        try {
            return look.take();
        } catch (ResponseException e) {
            int status = e.getResponse().getStatusLine().getStatusCode();
            return switch (BulkItemOutcome.ofRequest(status, error(e), 1)) {
                case BulkItemOutcome.Retry retry -> new IndexCheck.Unreachable(retry.because());
                case BulkItemOutcome.Halt halt -> new IndexCheck.Blocked(halt.because());
                case BulkItemOutcome other -> new IndexCheck.Blocked(other.toString());
            };
        } catch (IOException e) {
            return new IndexCheck.Unreachable(ElasticsearchCalls.describe(e));
        }
    }

    private boolean exists(String path) throws IOException {
        Response response = client.performRequest(new Request("HEAD", path));
        return response.getStatusLine().getStatusCode() == 200;
    }

    private JsonNode send(String method, String path, @Nullable JsonNode body) throws IOException {
        Request request = new Request(method, path);
        if (body != null) {
            request.setJsonEntity(body.toString());
        }
        return JSON.readTree(
                EntityUtils.toByteArray(client.performRequest(request).getEntity()));
    }

    private static ElasticsearchError error(ResponseException e) {
        return ElasticsearchCalls.error(e.getResponse());
    }

    private static ObjectNode read() {
        try (InputStream in = StatementIndex.class.getResourceAsStream(DEFINITION)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks " + DEFINITION);
            }
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + DEFINITION, e);
        }
    }

    /** A look at the index over the network. */
    private interface Look {
        IndexCheck take() throws IOException;
    }
}
