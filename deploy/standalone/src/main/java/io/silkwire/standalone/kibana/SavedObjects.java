package io.silkwire.standalone.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The objects that Kibana imports, from their readable sources: each a file, with the attributes that Kibana keeps as text
 * written as plain JSON.
 *
 * @param objects data views first, then Discover sessions, then dashboards: what others refer to comes before them
 */
public record SavedObjects(List<JsonNode> objects) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final List<String> ORDER = List.of(".data-view.json", ".search.json", ".dashboard.json");
    /** What Kibana 8.19 keeps as text inside the attributes of an object. */
    private static final Set<String> TEXTS = Set.of(
            "panelsJSON",
            "optionsJSON",
            "fields",
            "fieldAttrs",
            "fieldFormatMap",
            "runtimeFieldMap",
            "sourceFilters",
            "typeMeta");

    /** Copies the list. */
    public SavedObjects {
        objects = List.copyOf(objects);
    }

    /**
     * Reads a folder.
     *
     * @throws IOException where it cannot be read, or a file is no JSON; the message names the file
     */
    public static SavedObjects read(Path folder) throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (String ending : ORDER) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(ending))
                        .sorted()
                        .toList()) {
                    objects.add(object(file));
                }
            }
        }
        return new SavedObjects(objects);
    }

    private static JsonNode object(Path file) throws IOException {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IOException(file + " is no JSON: " + e.getMessage(), e);
        }
    }

    /** Those of a type: {@code index-pattern}, {@code search}, {@code dashboard}. */
    public List<JsonNode> ofType(String type) {
        return objects.stream()
                .filter(object -> object.path("type").asText().equals(type))
                .toList();
    }

    /** The file that Kibana imports: an object a line, keys in order, so that the same sources give the same bytes. */
    public String packed() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (JsonNode object : objects) {
            ObjectNode packed = object.deepCopy();
            ObjectNode attributes = packed.withObject("/attributes");
            for (String name : TEXTS) {
                if (attributes.has(name)) {
                    attributes.put(name, sorted(attributes.get(name)));
                }
            }
            if (attributes.path("kibanaSavedObjectMeta") instanceof ObjectNode meta) {
                meta.put("searchSourceJSON", sorted(meta.path("searchSourceJSON")));
            }
            lines.append(sorted(packed)).append('\n');
        }
        return lines.toString();
    }

    private static String sorted(JsonNode node) throws IOException {
        return JSON.writeValueAsString(JSON.treeToValue(node, Object.class));
    }
}
