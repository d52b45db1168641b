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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Segments of {@code extraction-multilingual} that must and must not be in the text: precision is TP/(TP+FP), recall TP/(TP+FN),
 * over all segments. Spaces are compared as one, soft hyphens not at all.
 */
final class MultilingualPages implements Measurement {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");

    @Override
    public String area() {
        return "extraction";
    }

    @Override
    public String data() {
        return "extraction-multilingual";
    }

    @Override
    public List<Wanted> wanted() {
        return List.of(
                new Wanted("body segment F", Half.ALL, 0.955, 0.945),
                new Wanted("body segment F", Half.ODD, 0.955, 0.93));
    }

    @Override
    public List<Figure> measure(Path data, Progress progress) throws IOException {
        JsonNode truths = JSON.readTree(data.resolve("evaldata.json").toFile());
        List<Figure> figures = new ArrayList<>();
        int done = 0;
        for (TextExtractor system : TextExtractor.all()) {
            Map<Half, Counts> counted = new EnumMap<>(Half.class);
            int place = 0;
            for (JsonNode truth : truths) {
                Counts counts = counts(system, truth, data);
                counted.computeIfAbsent(Half.ALL, half -> new Counts()).add(counts);
                counted.computeIfAbsent(Half.of(place++), half -> new Counts()).add(counts);
                progress.at(++done, (long) truths.size() * TextExtractor.all().size());
            }
            counted.forEach((half, counts) -> figures.addAll(counts.figures(system.label(), half)));
        }
        return figures;
    }

    private static Counts counts(TextExtractor system, JsonNode truth, Path data) throws IOException {
        String name = truth.path("file").asText();
        Path file = data.resolve("eval").resolve(name);
        Path page = Files.exists(file) ? file : data.resolve("cache").resolve(name);
        Counts counts = new Counts();
        if (Files.exists(page)) {
            String text = spaced(system.text(Page.in(page)));
            truth.path("with").forEach(segment -> counts.wanted(text.contains(spaced(segment.asText()))));
            truth.path("without").forEach(segment -> counts.unwanted(text.contains(spaced(segment.asText()))));
        }
        return counts;
    }

    private static String spaced(String text) {
        return SPACES.matcher(text.replace("\u00AD", "")).replaceAll(" ");
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

        List<Figure> figures(String system, Half half) {
            Score score = new Score(Score.share(found, found + wrong), Score.share(found, found + missed));
            int segments = found + missed + wrong + right;
            return List.of(
                    Figure.share(system, "body segment P", half, score.precision(), segments),
                    Figure.share(system, "body segment R", half, score.recall(), segments),
                    Figure.share(system, "body segment F", half, score.f1(), segments));
        }
    }
}
