package io.silkwire.quality.topic;

import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Measurement;
import io.silkwire.quality.Progress;
import io.silkwire.quality.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Precision, recall and F1 of each topic in each language, and their mean (macro-F1) over the topics that have documents of both
 * kinds. A document whose label for a topic is not known does not count for it.
 */
final class TopicMeasurement implements Measurement {
    private final String file;
    private final Path definitions;
    private final List<Wanted> wanted;

    TopicMeasurement(String file, Path definitions, List<Wanted> wanted) {
        this.file = file;
        this.definitions = definitions;
        this.wanted = List.copyOf(wanted);
    }

    /** Answers against labels. */
    private static final class Tally {
        private int hits;
        private int falseAlarms;
        private int misses;
        private int positive;
        private int negative;

        void add(boolean expected, boolean found) {
            positive += expected ? 1 : 0;
            negative += expected ? 0 : 1;
            hits += expected && found ? 1 : 0;
            misses += expected && !found ? 1 : 0;
            falseAlarms += !expected && found ? 1 : 0;
        }

        double precision() {
            return share(hits, hits + falseAlarms);
        }

        double recall() {
            return share(hits, hits + misses);
        }

        double f1() {
            return share(2 * hits, 2 * hits + falseAlarms + misses);
        }

        boolean tells() {
            return positive > 0 && negative > 0;
        }

        private static double share(int part, int whole) {
            return whole == 0 ? 0 : (double) part / whole;
        }
    }

    @Override
    public String area() {
        return "topics";
    }

    @Override
    public String data() {
        return file;
    }

    @Override
    public List<Wanted> wanted() {
        return wanted;
    }

    @Override
    public List<Figure> measure(Path data, Progress progress) throws IOException {
        List<TopicRule> rules = TopicMeasurements.rules(definitions);
        List<LabelledDocument> documents = LabelledDocument.read(data);
        List<TopicTagger> taggers =
                List.of(new SilkwireTagger(rules), new KeywordTagger(rules), new AnalyzerTagger(rules));
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < taggers.size(); i++) {
            figures.addAll(measure(taggers.get(i), rules, documents));
            progress.at((i + 1L) * documents.size(), (long) taggers.size() * documents.size());
        }
        return figures;
    }

    private static List<Figure> measure(TopicTagger tagger, List<TopicRule> rules, List<LabelledDocument> documents) {
        Map<String, Map<String, Tally>> byLanguage = new TreeMap<>();
        for (LabelledDocument document : documents) {
            Set<String> found = tagger.topics(document.title(), document.text());
            Map<String, Tally> tallies = byLanguage.computeIfAbsent(document.language(), language -> new TreeMap<>());
            for (TopicRule rule : rules) {
                String topic = rule.id().value();
                boolean expected = document.positive().contains(topic);
                if (expected || document.negative().contains(topic)) {
                    tallies.computeIfAbsent(topic, id -> new Tally()).add(expected, found.contains(topic));
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        byLanguage.forEach((language, tallies) -> figures.addAll(figures(tagger.label(), language, tallies)));
        if (byLanguage.size() > 2) {
            double sum = byLanguage.values().stream()
                    .mapToDouble(TopicMeasurement::macroF1)
                    .sum();
            figures.add(Figure.share(
                    tagger.label(), "mean of languages, macro-F1", sum / byLanguage.size(), byLanguage.size()));
        }
        return figures;
    }

    private static double macroF1(Map<String, Tally> tallies) {
        return tallies.values().stream()
                .filter(Tally::tells)
                .mapToDouble(Tally::f1)
                .average()
                .orElse(0);
    }

    private static List<Figure> figures(String system, String language, Map<String, Tally> tallies) {
        List<Figure> figures = new ArrayList<>();
        Set<String> told = new TreeSet<>();
        double sum = 0;
        for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
            Tally tally = entry.getValue();
            if (tally.tells()) {
                told.add(entry.getKey());
                sum += tally.f1();
                String what = language + " " + entry.getKey();
                figures.add(
                        Figure.share(system, what + " precision", tally.precision(), tally.hits + tally.falseAlarms));
                figures.add(Figure.share(system, what + " recall", tally.recall(), tally.positive));
                figures.add(Figure.share(system, what + " F1", tally.f1(), tally.positive + tally.negative));
            }
        }
        if (!told.isEmpty()) {
            figures.add(Figure.share(system, language + " macro-F1", sum / told.size(), told.size()));
        }
        return figures;
    }
}
