package io.silkwire.quality.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the three sets of labelled pages, each in the order of its own index. */
final class LabelledPages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LabelledPages() {}

    /** trafilatura's evaluation: one index, pages as fetched in two folders. */
    static List<LabelledPage> multilingual(Path data) throws IOException {
        JsonNode index = JSON.readTree(data.resolve("evaldata.json").toFile());
        List<LabelledPage> pages = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : index.properties()) {
            JsonNode truth = entry.getValue();
            String file = truth.path("file").asText();
            Path cached = data.resolve("cache").resolve(file);
            Path page = Files.exists(cached) ? cached : data.resolve("eval").resolve(file);
            if (Files.exists(page)) {
                pages.add(new LabelledPage(
                        page,
                        entry.getKey(),
                        text(truth, "title"),
                        text(truth, "date"),
                        authors(text(truth, "author")),
                        null));
            }
        }
        return pages;
    }

    /** WCXB: a truth file for each page; the articles only. */
    static List<LabelledPage> english(Path data) throws IOException {
        List<LabelledPage> pages = new ArrayList<>();
        for (Path file : sorted(data.resolve("ground-truth"))) {
            JsonNode truth = JSON.readTree(file.toFile());
            String name = file.getFileName().toString().replace(".json", "");
            boolean article = truth.path("_internal")
                    .path("page_type")
                    .path("primary")
                    .asText()
                    .equals("article");
            Path page = data.resolve("html").resolve(name + ".html");
            if (article && Files.exists(page)) {
                JsonNode said = truth.path("ground_truth");
                pages.add(new LabelledPage(
                        page,
                        text(truth, "url"),
                        text(said, "title"),
                        text(said, "publish_date"),
                        authors(text(said, "author")),
                        null));
            }
        }
        return pages;
    }

    /** Mozilla's tests: a folder for each page. */
    static List<LabelledPage> readability(Path data) throws IOException {
        List<LabelledPage> pages = new ArrayList<>();
        for (Path folder : sorted(data)) {
            Path page = folder.resolve("source.html");
            Path truth = folder.resolve("expected-metadata.json");
            if (Files.exists(page) && Files.exists(truth)) {
                JsonNode said = JSON.readTree(truth.toFile());
                String published = text(said, "publishedTime");
                pages.add(new LabelledPage(
                        page,
                        null,
                        text(said, "title"),
                        published != null && published.matches("\\d{4}-\\d\\d-\\d\\d.*")
                                ? published.substring(0, 10)
                                : null,
                        authors(text(said, "byline")),
                        text(said, "lang")));
            }
        }
        return pages;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        String text = node.path(field).asText("").strip();
        return text.isEmpty() || text.equals("null") ? null : text;
    }

    static List<String> authors(@Nullable String told) {
        return told == null ? List.of() : List.of(told.split("\\s*(?:;|,|\\sand\\s|\\sund\\s|&)\\s*", -1));
    }
}
