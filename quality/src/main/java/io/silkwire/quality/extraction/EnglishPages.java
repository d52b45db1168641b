package io.silkwire.quality.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Measurement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Word F1 of the text of {@code extraction-en}: multisets of lower-cased words, a score for each page, mean over the pages of a
 * kind. Pages whose truth has no text are left out.
 */
final class EnglishPages implements Measurement {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String folder() {
        return "extraction-en";
    }

    @Override
    public List<Figure> measure(Path data) throws IOException {
        List<Path> truths;
        try (Stream<Path> files = Files.list(data.resolve("ground-truth"))) {
            truths = files.sorted().toList();
        }
        List<Figure> figures = new ArrayList<>();
        for (TextExtractor system : TextExtractor.all()) {
            Means means = new Means();
            for (int i = 0; i < truths.size(); i++) {
                add(means, system, truths.get(i), data, i);
            }
            figures.addAll(means.figures(system.label(), "body"));
        }
        return figures;
    }

    private static void add(Means means, TextExtractor system, Path truth, Path data, int index) throws IOException {
        JsonNode labels = JSON.readTree(truth.toFile());
        String expected = labels.at("/ground_truth/main_content").asText("");
        if (expected.isBlank()) {
            return;
        }
        String name = truth.getFileName().toString().replace(".json", ".html");
        String html = new String(Files.readAllBytes(data.resolve("html").resolve(name)), StandardCharsets.UTF_8);
        Map<String, Integer> found = Tokens.words(system.text(html));
        Score score = Score.of(found, Tokens.words(expected));
        boolean article = labels.at("/_internal/page_type/primary").asText().equals("article");
        means.add(article ? "articles" : "other page types", index, score);
    }
}
