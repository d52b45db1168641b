package io.silkwire.quality.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A document with what is known of its topics.
 *
 * @param positive topics it is about
 * @param negative topics it is not about; one in neither set is not known and is not counted
 */
record LabelledDocument(String language, String title, String text, Set<String> positive, Set<String> negative) {
    private static final ObjectMapper JSON = new ObjectMapper();

    LabelledDocument {
        positive = Set.copyOf(positive);
        negative = Set.copyOf(negative);
    }

    /** Reads one document a line. */
    static List<LabelledDocument> read(Path file) throws IOException {
        List<LabelledDocument> documents = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode document = JSON.readTree(line);
                documents.add(new LabelledDocument(
                        document.path("lang").asText("und"),
                        document.path("title").asText(""),
                        document.path("text").asText(""),
                        topics(document.path("pos")),
                        topics(document.path("neg"))));
            }
        }
        return documents;
    }

    private static Set<String> topics(JsonNode list) {
        Set<String> topics = new LinkedHashSet<>();
        list.forEach(topic -> topics.add(topic.asText()));
        return topics;
    }
}
