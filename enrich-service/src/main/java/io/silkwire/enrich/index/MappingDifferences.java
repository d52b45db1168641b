package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the mapping an index has with the one the documents need. What the index has beyond it is no difference: a later
 * version may have added fields.
 */
final class MappingDifferences {
    private static final String MISSING = " is missing";

    private MappingDifferences() {}

    /** Whether this difference is a field that the index could be given. */
    static boolean isAddition(String difference) {
        return difference.endsWith(MISSING);
    }

    /** One sentence for each difference, in the order of the expected mapping; empty where the index fits. */
    static List<String> between(JsonNode expected, JsonNode found) {
        List<String> differences = new ArrayList<>();
        compare("", expected, found, differences);
        return differences;
    }

    private static void compare(String path, JsonNode expected, JsonNode found, List<String> differences) {
        expected.properties().forEach(part -> {
            String name = part.getKey();
            JsonNode wanted = part.getValue();
            if (name.equals("properties")) {
                wanted.properties()
                        .forEach(field ->
                                compareField(path + field.getKey(), field.getValue(), found.path(name), differences));
            } else if (!name.equals("_meta")
                    && !wanted.asText().equals(found.path(name).asText())) {
                differences.add((path.isEmpty() ? "the mapping" : "field " + path) + " has " + name + "="
                        + shown(found.path(name)) + ", expected " + wanted.asText());
            }
        });
    }

    private static void compareField(String path, JsonNode expected, JsonNode siblings, List<String> differences) {
        JsonNode found = siblings.path(path.substring(path.lastIndexOf('.') + 1));
        if (found.isMissingNode()) {
            differences.add("field " + path + MISSING);
        } else if (expected.has("properties")) {
            compareNested(path, expected, found, differences);
        } else {
            compare(path, expected, found, differences);
        }
    }

    private static void compareNested(String path, JsonNode expected, JsonNode found, List<String> differences) {
        if (!expected.path("type").asText().equals(found.path("type").asText())) {
            differences.add("field " + path + " has type=" + shown(found.path("type")) + ", expected "
                    + expected.path("type").asText());
        }
        expected.path("properties")
                .properties()
                .forEach(field -> compareField(
                        path + "." + field.getKey(), field.getValue(), found.path("properties"), differences));
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.asText();
    }
}
