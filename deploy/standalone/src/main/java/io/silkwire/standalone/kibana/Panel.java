package io.silkwire.standalone.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A panel of a dashboard as the search that Kibana makes of it, over all times.
 *
 * @param dashboard id
 * @param id of the panel
 * @param index that it asks
 * @param body of the search
 * @param fields that it names
 */
record Panel(String dashboard, String id, String index, ObjectNode body, List<String> fields) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 10;

    /** {@code silkwire-overview/top-topics}, as people name it. */
    String name() {
        return dashboard + "/" + id;
    }

    /** A chart or table of Lens. */
    static Panel lens(String dashboard, JsonNode panel, String index) {
        JsonNode state = panel.at("/embeddableConfig/attributes/state");
        JsonNode layer =
                state.at("/datasourceStates/formBased/layers").elements().next();
        List<String> fields = new ArrayList<>();
        ObjectNode body = JSON.createObjectNode().put("size", 0).put("track_total_hits", true);
        body.set("query", filtered(state.path("filters"), fields));
        ObjectNode at = body;
        List<JsonNode> metrics = new ArrayList<>();
        for (JsonNode name : layer.path("columnOrder")) {
            JsonNode column = layer.path("columns").path(name.asText());
            String field = column.path("sourceField").asText();
            if (!field.equals("___records___")) {
                fields.add(field);
            }
            if (column.path("isBucketed").asBoolean()) {
                at = bucket(at, column, field);
            } else {
                metrics.add(column);
            }
        }
        addMetrics(at, metrics);
        return new Panel(dashboard, panel.path("panelIndex").asText(), index, body, fields);
    }

    /** A Discover session. */
    static Panel search(String dashboard, JsonNode panel, JsonNode session, String index) {
        List<String> fields = new ArrayList<>();
        JsonNode source = session.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON");
        ObjectNode body = JSON.createObjectNode().put("size", MOST).put("track_total_hits", true);
        body.set("query", filtered(source.path("filter"), fields));
        session.at("/attributes/columns").forEach(column -> fields.add(column.asText()));
        ArrayNode sort = body.putArray("sort");
        session.at("/attributes/sort").forEach(order -> {
            fields.add(order.get(0).asText());
            sort.addObject().put(order.get(0).asText(), order.get(1).asText());
        });
        return new Panel(dashboard, panel.path("panelIndex").asText(), index, body, fields);
    }

    private static ObjectNode filtered(JsonNode filters, List<String> fields) {
        ObjectNode query = JSON.createObjectNode();
        ObjectNode bool = query.putObject("bool");
        for (JsonNode filter : filters) {
            fields.add(filter.at("/meta/field").asText());
            bool.withArray(filter.at("/meta/negate").asBoolean() ? "/must_not" : "/filter")
                    .add(filter.path("query"));
        }
        return query;
    }

    /** Opens a level of buckets and answers where the next one goes. */
    private static ObjectNode bucket(ObjectNode at, JsonNode column, String field) {
        ObjectNode aggregation = at.putObject("aggs").putObject("rows");
        if (column.path("operationType").asText().equals("date_histogram")) {
            aggregation
                    .putObject("date_histogram")
                    .put("field", field)
                    .put("calendar_interval", "year")
                    .put("min_doc_count", 1);
        } else {
            aggregation
                    .putObject("terms")
                    .put("field", field)
                    .put("size", column.at("/params/size").asInt(MOST));
        }
        return aggregation;
    }

    private static void addMetrics(ObjectNode at, List<JsonNode> metrics) {
        int number = 0;
        for (JsonNode metric : metrics) {
            String operation = metric.path("operationType").asText();
            if (!operation.equals("count")) {
                at.withObject("/aggs")
                        .putObject("metric" + number++)
                        .putObject(operation.equals("unique_count") ? "cardinality" : operation)
                        .put("field", metric.path("sourceField").asText());
            }
        }
    }

    /** Whether an answer would show nothing: no statement, or no innermost bucket. */
    static boolean isEmpty(JsonNode answer) {
        if (answer.at("/hits/total/value").asLong() == 0) {
            return true;
        }
        JsonNode rows = answer.at("/aggregations/rows");
        if (rows.isMissingNode()) {
            return answer.path("aggregations").findValues("value").stream().anyMatch(JsonNode::isNull);
        }
        return !hasRow(rows);
    }

    private static boolean hasRow(JsonNode rows) {
        Iterator<JsonNode> buckets = rows.path("buckets").elements();
        while (buckets.hasNext()) {
            JsonNode bucket = buckets.next();
            if (!bucket.has("rows") || hasRow(bucket.get("rows"))) {
                return true;
            }
        }
        return false;
    }
}
