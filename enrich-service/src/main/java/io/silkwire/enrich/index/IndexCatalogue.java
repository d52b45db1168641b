package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;

/** The indices of statements there are, their aliases and what stands in them. */
final class IndexCatalogue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 5_000;

    /** How long an answer may take: what is asked here is large, and seldom. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RestClient client;
    private final IndexSettings settings;

    IndexCatalogue(RestClient client, IndexSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** A statement as an index has it. */
    record Entry(String id, long version, StoryMark story) {}

    /** Our indices with the aliases that lead to each. */
    Map<String, Set<String>> indices() throws IOException {
        Map<String, Set<String>> indices = new TreeMap<>();
        Pattern ours = Pattern.compile(Pattern.quote(settings.name()) + "(-[0-9]+)?");
        call("GET", "/" + settings.name() + "*/_alias?expand_wildcards=all", null)
                .properties()
                .forEach(each -> {
                    if (ours.matcher(each.getKey()).matches()) {
                        Set<String> aliases = new TreeSet<>();
                        each.getValue().path("aliases").fieldNames().forEachRemaining(aliases::add);
                        indices.put(each.getKey(), aliases);
                    }
                });
        return indices;
    }

    /** The index behind this alias. */
    Optional<String> behind(String alias) throws IOException {
        return indices().entrySet().stream()
                .filter(each -> each.getValue().contains(alias))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Lets an alias lead from one index to another, at once for everybody. */
    void move(String alias, String from, String to, boolean hidden) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode actions = body.putArray("actions");
        actions.addObject().putObject("remove").put("index", from).put("alias", alias);
        ObjectNode add = actions.addObject().putObject("add").put("index", to).put("alias", alias);
        if (hidden) {
            add.put("is_hidden", true);
        }
        call("POST", "/_aliases", body);
    }

    void removeAlias(String index, String alias) throws IOException {
        call("DELETE", "/" + index + "/_alias/" + alias, null);
    }

    void refreshEvery(String index, Duration interval) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("index").put("refresh_interval", interval.toMillis() + "ms");
        call("PUT", "/" + index + "/_settings", body);
    }

    void refresh(String index) throws IOException {
        call("POST", "/" + index + "/_refresh", null);
    }

    void delete(String index) throws IOException {
        call("DELETE", "/" + index, null);
    }

    /** All that can be searched in it now, by id; what comes meanwhile may be among it or not. */
    void scan(String index, Consumer<Entry> each) throws IOException {
        ObjectNode query = JSON.createObjectNode().put("size", PAGE).put("version", true);
        query.putArray("_source").add("story").add("story_opened").add("story_translations");
        query.putArray("sort").add("id");
        JsonNode hits;
        do {
            hits = call("POST", "/" + index + "/_search", query).path("hits").path("hits");
            for (JsonNode hit : hits) {
                each.accept(entry(hit));
            }
            if (!hits.isEmpty()) {
                query.set("search_after", hits.get(hits.size() - 1).path("sort"));
            }
        } while (hits.size() == PAGE);
    }

    /** Those of these that stand in it now, searchable or not. */
    void look(String index, Collection<String> ids, Consumer<Entry> each) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.set("ids", JSON.valueToTree(ids));
        JsonNode answer =
                call("POST", "/" + index + "/_mget?_source_includes=" + String.join(",", StoryMark.FIELDS), body);
        for (JsonNode document : answer.path("docs")) {
            if (document.path("found").asBoolean()) {
                each.accept(entry(document));
            }
        }
    }

    private static Entry entry(JsonNode hit) {
        return new Entry(hit.path("_id").asText(), hit.path("_version").asLong(), StoryMark.of(hit.path("_source")));
    }

    private JsonNode call(String method, String path, @Nullable JsonNode body) throws IOException {
        Request request = new Request(method, path);
        if (body != null) {
            request.setJsonEntity(body.toString());
        }
        try {
            return JSON.readTree(
                    EntityUtils.toByteArray(client.performRequest(request).getEntity()));
        } catch (ResponseException e) {
            throw new IOException(
                    method + " " + path + ": " + e.getResponse().getStatusLine().getStatusCode() + " "
                            + ElasticsearchCalls.error(e.getResponse()).text(),
                    e);
        }
    }
}
