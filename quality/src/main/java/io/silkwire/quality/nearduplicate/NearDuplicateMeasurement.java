package io.silkwire.quality.nearduplicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Measurement;
import io.silkwire.quality.Progress;
import io.silkwire.quality.Wanted;
import io.silkwire.quality.nearduplicate.DuplicateFinder.Text;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Recall over the pairs whose words resemble each other by 0.8 and more (Jaccard), how many pairs that stand in one story resemble
 * each other by 0.3 and more, and how many edited versions are known as the same. Pairs that the set does not name resemble by nothing.
 */
final class NearDuplicateMeasurement implements Measurement {
    static final String RECALL = "pairs at Jaccard 0.8 and more found";
    static final String PRECISION = "pairs in a story at Jaccard 0.3 and more";
    static final String CHANGED = "15 % of words changed";
    static final String SHORTENED = "30 % of sentences dropped";
    static final String LEAD = "first 40 % alone";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final double SAME = 0.8;
    private static final double DIFFERENT = 0.3;
    private static final double NANOS = 1e9;
    private static final int EDITED_WORDS = 70;
    private static final int EDITED_TEXTS = 600;

    private record Pair(int first, int second) {
        static Pair of(int one, int other) {
            return new Pair(Math.min(one, other), Math.max(one, other));
        }
    }

    @Override
    public String area() {
        return "stories";
    }

    @Override
    public String data() {
        return "neardup";
    }

    @Override
    public List<Wanted> wanted() {
        return List.of(
                Wanted.of(RECALL, 0.99, 0.99),
                Wanted.of(PRECISION, 1, 0.99),
                Wanted.of(CHANGED, 0.95, 0.95),
                Wanted.of(SHORTENED, 0.95, 0.95),
                Wanted.of(LEAD, 0.95, 0.95));
    }

    @Override
    public List<Figure> measure(Path data, Progress progress) throws IOException {
        List<Text> texts = texts(data.resolve("docs.jsonl"));
        Map<Pair, Double> resemblance = pairs(data.resolve("pairs.tsv"), texts);
        List<DuplicateFinder> finders = List.of(new SilkwireFinder(), new SimHashFinder(), new MinHashFinder());
        List<Figure> figures = new ArrayList<>();
        for (DuplicateFinder finder : finders) {
            figures.addAll(grouped(finder, texts, resemblance));
            figures.addAll(edited(finder, texts));
            progress.at(finders.indexOf(finder) + 1L, finders.size());
        }
        return figures;
    }

    private static List<Figure> grouped(DuplicateFinder finder, List<Text> texts, Map<Pair, Double> resemblance) {
        finder.groups(texts);
        // Time of this thread: the machine may have other work.
        long start = CLOCK.getCurrentThreadCpuTime();
        int[] groups = finder.groups(texts);
        double seconds = (CLOCK.getCurrentThreadCpuTime() - start) / NANOS;
        long same = 0;
        long found = 0;
        for (Map.Entry<Pair, Double> pair : resemblance.entrySet()) {
            boolean wanted = pair.getValue() >= SAME;
            same += wanted ? 1 : 0;
            found += wanted
                            && groups[pair.getKey().first()]
                                    == groups[pair.getKey().second()]
                    ? 1
                    : 0;
        }
        long merged = 0;
        long right = 0;
        for (int i = 0; i < groups.length; i++) {
            for (int k = i + 1; k < groups.length; k++) {
                boolean together = groups[i] == groups[k];
                merged += together ? 1 : 0;
                right += together && resemblance.getOrDefault(new Pair(i, k), 0.0) >= DIFFERENT ? 1 : 0;
            }
        }
        return List.of(
                Figure.share(finder.label(), RECALL, share(found, same), same),
                Figure.share(finder.label(), PRECISION, share(right, merged), merged),
                Figure.perSecond(
                        finder.label(), "documents a second of processor time", texts.size() / seconds, texts.size()));
    }

    private static List<Figure> edited(DuplicateFinder finder, List<Text> texts) {
        Edits edits = new Edits(texts);
        List<Text> longer = texts.stream()
                .filter(text -> Edits.words(text).length >= EDITED_WORDS)
                .limit(EDITED_TEXTS)
                .toList();
        return List.of(
                edited(finder, CHANGED, longer, edits::changed),
                edited(finder, SHORTENED, longer, edits::shortened),
                edited(finder, LEAD, longer, Edits::lead));
    }

    private static Figure edited(DuplicateFinder finder, String what, List<Text> texts, UnaryOperator<Text> edit) {
        long found = texts.stream()
                .filter(text -> finder.same(text, edit.apply(text)))
                .count();
        return Figure.share(finder.label(), what, share(found, texts.size()), texts.size());
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static List<Text> texts(Path file) throws IOException {
        List<Text> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode text = JSON.readTree(line);
            texts.add(new Text(
                    text.path("id").asText(),
                    text.path("title").asText(),
                    text.path("text").asText()));
        }
        return texts;
    }

    private static Map<Pair, Double> pairs(Path file, List<Text> texts) throws IOException {
        Map<String, Integer> places = new HashMap<>();
        texts.forEach(text -> places.put(text.id(), places.size()));
        Map<Pair, Double> pairs = new HashMap<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] columns = line.split("\t", -1);
            Integer first = places.get(columns[0]);
            Integer second = places.get(columns[1]);
            if (first == null || second == null) {
                throw new IOException(file + ": expected ids of docs.jsonl, found " + line);
            }
            pairs.put(Pair.of(first, second), Double.parseDouble(columns[2]));
        }
        return pairs;
    }
}
