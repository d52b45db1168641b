package io.silkwire.standalone.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what Kibana would only show when it is too late: a reference that leads nowhere, a field that no mapping has, a chart
 * with a column its layer lacks. Needs neither Kibana nor Elasticsearch: the mappings are those that the enricher writes with.
 */
public final class ObjectCheck {
    private static final int NEWEST = 99;

    private final ObjectMapper json = new ObjectMapper();
    private final SavedObjects objects;
    private final Set<String> known = new HashSet<>();
    /** The index that a data view stands for, by the id of the data view. */
    private final Map<String, String> indices = new HashMap<>();

    private final Map<String, Set<String>> fields = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Panel> panels = new ArrayList<>();

    /** A check of these objects. */
    public ObjectCheck(SavedObjects objects) {
        this.objects = objects;
    }

    /** What is wrong, each with where; empty where all is sound. */
    public List<String> problems() throws IOException {
        problems.clear();
        panels.clear();
        for (JsonNode object : objects.objects()) {
            known.add(object.path("type").asText() + "/" + object.path("id").asText());
        }
        for (JsonNode view : objects.ofType("index-pattern")) {
            dataView(view);
        }
        for (JsonNode object : objects.objects()) {
            references(object);
        }
        for (JsonNode dashboard : objects.ofType("dashboard")) {
            dashboard(dashboard);
        }
        return List.copyOf(problems);
    }

    /** The panels of all dashboards; after {@link #problems}. */
    List<Panel> panels() {
        return List.copyOf(panels);
    }

    private void dataView(JsonNode view) throws IOException {
        String id = view.path("id").asText();
        String index = view.at("/attributes/title").asText();
        indices.put(id, index);
        Set<String> mapped = mapped(index);
        if (mapped.isEmpty()) {
            problems.add("data view " + id + ": the enricher writes no index " + index);
        }
        fields.put(index, mapped);
        String time = view.at("/attributes/timeFieldName").asText("");
        List<String> named = new ArrayList<>(time.isEmpty() ? List.of() : List.of(time));
        view.at("/attributes/fieldAttrs").fieldNames().forEachRemaining(named::add);
        view.at("/attributes/fieldFormatMap").fieldNames().forEachRemaining(named::add);
        requireFields("data view " + id, index, named);
    }

    private void requireFields(String where, String index, List<String> named) {
        Set<String> mapped = fields.getOrDefault(index, Set.of());
        named.stream()
                .distinct()
                .filter(field -> !mapped.contains(field))
                .forEach(field -> problems.add(where + ": index " + index + " has no field " + field));
    }

    private void references(JsonNode object) {
        for (JsonNode reference : object.path("references")) {
            String target =
                    reference.path("type").asText() + "/" + reference.path("id").asText();
            if (!known.contains(target)) {
                problems.add(object.path("id").asText() + ": nothing here is " + target);
            }
        }
    }

    private void dashboard(JsonNode dashboard) {
        String id = dashboard.path("id").asText();
        Map<String, String> references = new HashMap<>();
        dashboard
                .path("references")
                .forEach(reference -> references.put(
                        reference.path("name").asText(), reference.path("id").asText()));
        for (JsonNode panel : dashboard.at("/attributes/panelsJSON")) {
            panel(id, references, panel);
        }
    }

    private void panel(String dashboard, Map<String, String> references, JsonNode panel) {
        String where = dashboard + "/" + panel.path("panelIndex").asText();
        if (panel.path("type").asText().equals("search")) {
            String session = references.get(panel.path("panelIndex").asText() + ":"
                    + panel.path("panelRefName").asText());
            objects.ofType("search").stream()
                    .filter(search -> search.path("id").asText().equals(session))
                    .findFirst()
                    .ifPresentOrElse(
                            search -> add(where, Panel.search(dashboard, panel, search, index(viewOf(search)))),
                            () -> problems.add(where + ": no Discover session is referred to"));
            return;
        }
        String view = null;
        for (JsonNode inside : panel.at("/embeddableConfig/attributes/references")) {
            String name = panel.path("panelIndex").asText() + ":"
                    + inside.path("name").asText();
            if (!inside.path("id").asText().equals(references.get(name))) {
                problems.add(where + ": the dashboard does not repeat the reference " + name);
            }
            view = inside.path("id").asText();
        }
        drilldowns(where, references, panel);
        columns(where, panel);
        JsonNode query = panel.at("/embeddableConfig/attributes/state/query/query");
        if (!query.asText().isEmpty()) {
            problems.add(where + ": write filters in place of the query text, which cannot be checked without Kibana");
        }
        add(where, Panel.lens(dashboard, panel, index(view)));
    }

    private void add(String where, Panel panel) {
        requireFields(where, panel.index(), panel.fields());
        panels.add(panel);
    }

    private static String viewOf(JsonNode search) {
        return search.at("/references/0/id").asText();
    }

    private String index(@Nullable String view) {
        return view == null ? "" : indices.getOrDefault(view, "");
    }

    private void drilldowns(String where, Map<String, String> references, JsonNode panel) {
        for (JsonNode event : panel.at("/embeddableConfig/enhancements/dynamicActions/events")) {
            String name = panel.path("panelIndex").asText() + ":drilldown:"
                    + event.at("/action/factoryId").asText() + ":"
                    + event.path("eventId").asText() + ":dashboardId";
            if (!references.containsKey(name)) {
                problems.add(where + ": a drill-down has no reference " + name);
            }
        }
    }

    /** What the chart shows are columns of its layer, and all are shown. */
    private void columns(String where, JsonNode panel) {
        JsonNode state = panel.at("/embeddableConfig/attributes/state");
        JsonNode layer =
                state.at("/datasourceStates/formBased/layers").elements().next();
        Set<String> columns = new HashSet<>();
        layer.path("columns").fieldNames().forEachRemaining(columns::add);
        Set<String> shown = new HashSet<>();
        JsonNode layers = state.at("/visualization/layers");
        for (JsonNode shownLayer : layers.isMissingNode() ? List.of(state.path("visualization")) : layers) {
            for (String single : List.of("xAccessor", "splitAccessor", "metricAccessor")) {
                if (shownLayer.has(single)) {
                    shown.add(shownLayer.get(single).asText());
                }
            }
            for (String several : List.of("accessors", "primaryGroups", "metrics")) {
                shownLayer.path(several).forEach(column -> shown.add(column.asText()));
            }
            shownLayer
                    .path("columns")
                    .forEach(column -> shown.add(column.path("columnId").asText()));
        }
        layer.path("columnOrder").forEach(column -> shown.add(column.asText()));
        layer.path("columns")
                .findValues("orderBy")
                .forEach(by -> shown.add(by.path("columnId").asText()));
        shown.stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> problems.add(where + ": the layer has no column " + column));
    }

    /** The fields of the newest mapping of an index on the class path; none where there is no such index. */
    private Set<String> mapped(String index) throws IOException {
        for (int version = NEWEST; version > 0; version--) {
            try (InputStream in = ObjectCheck.class.getResourceAsStream("/index/" + index + "-v" + version + ".json")) {
                if (in != null) {
                    Set<String> names = new HashSet<>();
                    collect("", json.readTree(in).at("/mappings/properties"), names);
                    return names;
                }
            }
        }
        return Set.of();
    }

    private static void collect(String above, JsonNode properties, Set<String> names) {
        properties.properties().forEach(field -> {
            String name = above + field.getKey();
            names.add(name);
            collect(name + ".", field.getValue().path("properties"), names);
            collect(name + ".", field.getValue().path("fields"), names);
        });
    }
}
