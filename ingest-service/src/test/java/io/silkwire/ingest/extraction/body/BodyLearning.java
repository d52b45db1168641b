package io.silkwire.ingest.extraction.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Learns the two forests of {@link MainText} from the even half of the labelled pages and writes them: run {@code main} with the
 * data directory and the directory to write to. Needed again whenever {@link Evidence}, {@link Context} or {@link Mark} change a
 * column. The second forest learns from weighings by forests that have not seen the page (three folds), else it would trust
 * them too much.
 */
final class BodyLearning {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u00AD]+");
    private static final int FOLDS = 3;
    private static final double MOST_ROWS = 500;

    private BodyLearning() {}

    /** Arguments: the data directory, the directory for the forests. */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        List<Sample> samples = new ArrayList<>();
        samples.addAll(english(data.resolve("extraction-en")));
        samples.addAll(readability(data.resolve("extraction-readability")));
        samples.addAll(multilingual(data.resolve("extraction-multilingual")));
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            Forest forest = learn(
                    samples.stream().filter(sample -> sample.fold() != left).toList(), false);
            samples.stream().filter(sample -> sample.fold() == left).forEach(sample -> sample.widen(forest));
        }
        write(learn(samples, false), Path.of(arguments[1], "first.forest"));
        write(learn(samples, true), Path.of(arguments[1], "second.forest"));
    }

    private static void write(Forest forest, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            forest.write(out);
        }
    }

    /** One page: its rows, and for each the label and how much it counts. */
    private static final class Sample {
        private final int index;
        private final boolean segments;
        private final PageMap map;
        private final float[][] rows;
        private final float[] labels;
        private final float[] weights;
        private float[][] wide = new float[0][];

        Sample(int index, boolean segments, Document page) {
            this.index = index;
            this.segments = segments;
            map = PageMap.of(page);
            rows = new Evidence(map, new PageFacts(page, new EmbeddedText(page))).rows();
            labels = new float[rows.length];
            weights = new float[rows.length];
        }

        int fold() {
            return index / 2 % FOLDS;
        }

        void widen(Forest forest) {
            wide = new Context(map, forest.weigh(rows)).widen(rows);
        }

        private String text(int i) {
            return map.passages().get(i).text();
        }

        /** A passage is text where the truth has most of its runs of three words; a page counts the same whatever its length. */
        Sample labelled(String truth, double factor) {
            List<String> words = PageFacts.words(truth);
            Set<String> runs = new HashSet<>();
            for (int i = 0; i + 3 <= words.size(); i++) {
                runs.add(String.join(" ", words.subList(i, i + 3)));
            }
            Set<String> lines = new HashSet<>();
            truth.lines().forEach(line -> lines.add(String.join(" ", PageFacts.words(line))));
            String all = " " + String.join(" ", words) + " ";
            double negative = 0;
            for (int i = 0; i < rows.length; i++) {
                List<String> own = PageFacts.words(text(i));
                labels[i] = isTrue(own, runs, lines, all) ? 1 : 0;
                weights[i] = (float) (factor * (own.size() + 1) / (words.size() + 60.0));
                negative += labels[i] == 0 ? weights[i] : 0;
            }
            double most = factor * 1.5;
            for (int i = 0; i < rows.length && negative > most; i++) {
                weights[i] *= labels[i] == 0 ? (float) (most / negative) : 1;
            }
            return this;
        }

        private static boolean isTrue(List<String> own, Set<String> runs, Set<String> lines, String all) {
            String joined = String.join(" ", own);
            if (own.size() < 3) {
                return lines.contains(joined) || (joined.length() > 14 && all.contains(" " + joined + " "));
            }
            int hits = 0;
            for (int i = 0; i + 3 <= own.size(); i++) {
                hits += runs.contains(String.join(" ", own.subList(i, i + 3))) ? 1 : 0;
            }
            return hits >= 0.6 * (own.size() - 2);
        }

        Sample labelled(JsonNode with, JsonNode without) {
            for (int i = 0; i < rows.length; i++) {
                String text = spaced(text(i));
                boolean yes = holdsAny(text, with);
                if (yes != holdsAny(text, without)) {
                    labels[i] = yes ? 1 : 0;
                    weights[i] = 0.2f;
                }
            }
            return this;
        }
    }

    private static Forest learn(List<Sample> samples, boolean wide) {
        List<float[]> rows = new ArrayList<>();
        List<Float> labels = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        Random random = new Random(3);
        for (Sample sample : samples) {
            double keep = Math.min(1, MOST_ROWS / Math.max(1, sample.rows.length));
            for (int i = 0; i < sample.rows.length; i++) {
                if (sample.weights[i] > 0 && (random.nextDouble() < keep || sample.segments)) {
                    rows.add(wide ? sample.wide[i] : sample.rows[i]);
                    labels.add(sample.labels[i]);
                    weights.add(sample.weights[i] * (float) (sample.segments ? 1 : 1 / keep));
                }
            }
        }
        float[] label = floats(labels);
        float[] weight = floats(weights);
        double sum = 0;
        for (float one : weight) {
            sum += one;
        }
        for (int i = 0; i < weight.length; i++) {
            weight[i] *= (float) (weight.length / sum);
        }
        return new ForestTraining(200, 5, 0.08f).train(rows.toArray(new float[0][]), label, weight);
    }

    private static float[] floats(List<Float> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return floats;
    }

    private static List<Sample> english(Path data) throws IOException {
        List<Sample> samples = new ArrayList<>();
        List<Path> files = sorted(data.resolve("ground-truth"));
        for (int i = 0; i < files.size(); i += 2) {
            JsonNode labels = JSON.readTree(files.get(i).toFile());
            String truth = labels.at("/ground_truth/main_content").asText("");
            if (!truth.isBlank()) {
                String name = files.get(i).getFileName().toString().replace(".json", ".html");
                boolean article =
                        labels.at("/_internal/page_type/primary").asText().equals("article");
                Document page = Jsoup.parse(read(data.resolve("html").resolve(name)));
                samples.add(new Sample(i, false, page).labelled(truth, article ? 2 : 1));
            }
        }
        return samples;
    }

    private static List<Sample> readability(Path data) throws IOException {
        List<Sample> samples = new ArrayList<>();
        List<Path> folders =
                sorted(data).stream().filter(path -> Files.isDirectory(path)).toList();
        for (int i = 0; i < folders.size(); i += 2) {
            StringBuilder truth = new StringBuilder();
            PageMap.of(Jsoup.parse(read(folders.get(i).resolve("expected.html"))))
                    .passages()
                    .forEach(passage -> truth.append(passage.text()).append('\n'));
            Document page = Jsoup.parse(read(folders.get(i).resolve("source.html")));
            samples.add(new Sample(i, false, page).labelled(truth.toString(), 2));
        }
        return samples;
    }

    private static List<Sample> multilingual(Path data) throws IOException {
        List<Sample> samples = new ArrayList<>();
        int index = 0;
        for (Map.Entry<String, JsonNode> truth :
                JSON.readTree(data.resolve("evaldata.json").toFile()).properties()) {
            String name = truth.getValue().path("file").asText();
            Path file = data.resolve("eval").resolve(name);
            Path page = Files.exists(file) ? file : data.resolve("cache").resolve(name);
            if (index % 2 == 0 && Files.exists(page)) {
                samples.add(new Sample(index, true, Jsoup.parse(page, null))
                        .labelled(
                                truth.getValue().path("with"), truth.getValue().path("without")));
            }
            index++;
        }
        return samples;
    }

    private static boolean holdsAny(String text, JsonNode segments) {
        for (JsonNode segment : segments) {
            if (text.contains(spaced(segment.asText()))) {
                return true;
            }
        }
        return false;
    }

    private static String spaced(String text) {
        return SPACES.matcher(text).replaceAll(" ");
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
