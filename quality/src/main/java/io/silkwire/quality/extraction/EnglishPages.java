package io.silkwire.quality.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Half;
import io.silkwire.quality.Measurement;
import io.silkwire.quality.Progress;
import io.silkwire.quality.Wanted;
import io.silkwire.quality.page.Page;
import java.io.IOException;
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
    public String area() {
        return "extraction";
    }

    @Override
    public String data() {
        return "extraction-en";
    }

    @Override
    public List<Wanted> wanted() {
        return List.of(
                new Wanted("body F1, articles", Half.ALL, 0.97, 0.955),
                new Wanted("body F1, articles", Half.ODD, 0.97, 0.95));
    }

    @Override
    public List<Figure> measure(Path data, Progress progress) throws IOException {
        List<Path> truths;
        try (Stream<Path> files = Files.list(data.resolve("ground-truth"))) {
            truths = files.sorted().toList();
        }
        List<Figure> figures = new ArrayList<>();
        int done = 0;
        for (TextExtractor system : TextExtractor.all()) {
            Means means = new Means(true);
            for (int i = 0; i < truths.size(); i++) {
                add(means, system, truths.get(i), data, i);
                progress.at(++done, (long) truths.size() * TextExtractor.all().size());
            }
            figures.addAll(means.figures(system.label(), "body"));
        }
        return figures;
    }

    private static void add(Means means, TextExtractor system, Path truth, Path data, int place) throws IOException {
        JsonNode labels = JSON.readTree(truth.toFile());
        String expected = labels.at("/ground_truth/main_content").asText("");
        if (expected.isBlank()) {
            return;
        }
        String name = truth.getFileName().toString().replace(".json", ".html");
        Map<String, Integer> found =
                Tokens.words(system.text(Page.in(data.resolve("html").resolve(name))));
        boolean article = labels.at("/_internal/page_type/primary").asText().equals("article");
        means.add(article ? "articles" : "other page types", place, Score.of(found, Tokens.words(expected)));
    }
}
