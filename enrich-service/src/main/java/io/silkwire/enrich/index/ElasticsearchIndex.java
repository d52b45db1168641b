package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of one view: made where it is missing, checked where it is there. Mappings use nothing but field types and analyzers
 * that every Elasticsearch 8.19 and 9 has, the minimal distribution included; words come in as the stems the enricher made, so no
 * language analyzer is needed. The index that is written is the one its write alias leads to: a rebuild moves that. Thread-safe.
 */
final class ElasticsearchIndex {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchIndex.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RestClient client;
    private final IndexSettings settings;
    private final ObjectNode definition;

    ElasticsearchIndex(RestClient client, IndexSettings settings, View view) {
        this.client = client;
        this.settings = settings;
        this.definition = read(view.definition());
    }

    /** Makes the index and its aliases where they are missing, then checks it. */
    IndexCheck prepare() {
        return guarded(() -> {
            if (live().isEmpty()) {
                create();
            }
            return inspect(live().orElse(settings.name()));
        });
    }

    /**
     * Checks the index and puts back an alias that was lost. An index that is gone is not made anew here: who deleted it
     * under a running writer shall hear of it.
     */
    IndexCheck check() {
        return guarded(() -> inspect(live().orElse(settings.name())));
    }

    /**
     * The index that is written: the one behind the write alias, or, where that was lost, the one that is read, or the one of the
     * configured name; empty where there is none.
     */
    private Optional<String> live() throws IOException {
        Optional<String> written = behind(settings.writeAlias());
        if (written.isPresent()) {
            return written;
        }
        Optional<String> read = behind(settings.alias()).filter(this::isOurs);
        if (read.isPresent()) {
            return read;
        }
        return exists("/" + settings.name()) ? Optional.of(settings.name()) : Optional.empty();
    }

    /** Ours are the configured name and those of its rebuilds: the name and a number. */
    private boolean isOurs(String index) {
        return index.equals(settings.name()) || index.matches(Pattern.quote(settings.name()) + "-[0-9]+");
    }

    private Optional<String> behind(String alias) throws IOException {
        if (!exists("/_alias/" + alias)) {
            return Optional.empty();
        }
        Iterator<String> indices = send("GET", "/_alias/" + alias, null).fieldNames();
        return indices.hasNext() ? Optional.of(indices.next()) : Optional.empty();
    }

    private IndexCheck inspect(String index) throws IOException {
        JsonNode found = send("GET", "/" + index, null).path(index);
        List<String> differences = MappingDifferences.between(definition.path("mappings"), found.path("mappings"));
        if (!differences.isEmpty() && differences.stream().allMatch(MappingDifferences::isAddition)) {
            // An index of an earlier version lacks fields: they can be added to it while it lives.
            send("PUT", "/" + index + "/_mapping", definition.path("mappings"));
            LOG.atInfo()
                    .addKeyValue("index", index)
                    .addKeyValue("fields", differences)
                    .log("Fields added to the index");
            found = send("GET", "/" + index, null).path(index);
            differences = MappingDifferences.between(definition.path("mappings"), found.path("mappings"));
        }
        if (!differences.isEmpty()) {
            return new IndexCheck.Blocked("index " + index + " does not fit the documents ("
                    + String.join("; ", differences)
                    + "): delete it to have it made anew and filled from Kafka, or set silkwire.enrich.index.name to"
                    + " another");
        }
        repairAliases(index, found.path("aliases"));
        return new IndexCheck.Ready(
                found.path("settings").path("index").path("uuid").asText(), index);
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

    private void repairAliases(String index, JsonNode aliases) throws IOException {
        if (!aliases.has(settings.writeAlias())) {
            addAlias(index, settings.writeAlias(), true);
        }
        // Where the alias leads to another index, a rebuild moved it there: that is left alone.
        if (!aliases.has(settings.alias()) && !exists("/_alias/" + settings.alias())) {
            // A visible alias would bring a hidden index back into searches without a name.
            addAlias(
                    index,
                    settings.alias(),
                    definition.at("/settings/index/hidden").asBoolean());
        }
    }

    /** By {@code _aliases}: where the path names the alias, {@code is_hidden} is passed over without a word. */
    private void addAlias(String index, String alias, boolean hidden) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.withArray("/actions")
                .addObject()
                .putObject("add")
                .put("index", index)
                .put("alias", alias)
                .put("is_hidden", hidden);
        send("POST", "/_aliases", body);
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

    private static ObjectNode read(String definition) {
        try (InputStream in = ElasticsearchIndex.class.getResourceAsStream(definition)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks " + definition);
            }
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + definition, e);
        }
    }

    /** A look at the index over the network. */
    private interface Look {
        IndexCheck take() throws IOException;
    }
}
