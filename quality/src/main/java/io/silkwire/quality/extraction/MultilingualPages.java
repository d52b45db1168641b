package io.silkwire.quality.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * Segments of {@code extraction-multilingual} that must and must not be in the text: precision is TP/(TP+FP), recall TP/(TP+FN),
 * over all segments. Spaces are compared as one. Charsets are told by jsoup, for all systems alike.
 */
final class MultilingualPages implements Measurement {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u00AD]+");

    @Override
    public String folder() {
        return "extraction-multilingual";
    }

    @Override
    public List<Figure> measure(Path data) throws IOException {
        JsonNode truths = JSON.readTree(data.resolve("evaldata.json").toFile());
        List<Figure> figures = new ArrayList<>();
        for (TextExtractor system : TextExtractor.all()) {
            Counts all = new Counts();
            Counts[] halves = {new Counts(), new Counts()};
            int index = 0;
            for (Map.Entry<String, JsonNode> page : truths.properties()) {
                Counts counts = counts(system, page.getValue(), data);
                all.add(counts);
                halves[index % 2].add(counts);
                index++;
            }
            figures.addAll(all.figures(system.label(), "all pages"));
            figures.addAll(halves[0].figures(system.label(), "all pages" + Means.half(0)));
            figures.addAll(halves[1].figures(system.label(), "all pages" + Means.half(1)));
        }
        return figures;
    }

    private static Counts counts(TextExtractor system, JsonNode truth, Path data) throws IOException {
        String name = truth.path("file").asText();
        Path file = data.resolve("eval").resolve(name);
        Path page = Files.exists(file) ? file : data.resolve("cache").resolve(name);
        Counts counts = new Counts();
        if (Files.exists(page)) {
            String text = spaced(system.text(Jsoup.parse(page, null).outerHtml()));
            truth.path("with").forEach(segment -> counts.wanted(text.contains(spaced(segment.asText()))));
            truth.path("without").forEach(segment -> counts.unwanted(text.contains(spaced(segment.asText()))));
        }
        return counts;
    }

    private static String spaced(String text) {
        return SPACES.matcher(text).replaceAll(" ");
    }

    /** Segments found and missed. */
    private static final class Counts {
        private int found;
        private int missed;
        private int wrong;
        private int right;

        void wanted(boolean isThere) {
            found += isThere ? 1 : 0;
            missed += isThere ? 0 : 1;
        }

        void unwanted(boolean isThere) {
            wrong += isThere ? 1 : 0;
            right += isThere ? 0 : 1;
        }

        void add(Counts other) {
            found += other.found;
            missed += other.missed;
            wrong += other.wrong;
            right += other.right;
        }

        List<Figure> figures(String system, String group) {
            Score score = new Score(Score.share(found, found + wrong), Score.share(found, found + missed));
            int segments = found + missed + wrong + right;
            return List.of(
                    new Figure(system, "body segment P, " + group, score.precision(), segments),
                    new Figure(system, "body segment R, " + group, score.recall(), segments),
                    new Figure(system, "body segment F, " + group, score.f1(), segments));
        }
    }
}
