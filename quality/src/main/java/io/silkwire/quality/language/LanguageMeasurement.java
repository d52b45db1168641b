package io.silkwire.quality.language;

import io.silkwire.enrich.language.LanguageDetector;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Half;
import io.silkwire.quality.Measurement;
import io.silkwire.quality.Progress;
import io.silkwire.quality.Wanted;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Accuracy over sentences of 25 languages, as the mean over the languages and of the worst of them, on whole sentences, on their
 * first words and in capitals, and speed on texts of 3 kB; OpenNLP's beside. Persian and Dari count as one.
 */
final class LanguageMeasurement implements Measurement {
    private static final String SENTENCES = "language of sentences";
    private static final String WORST = "language of sentences, worst language";
    private static final String FIRST_WORDS = "language of first 5 words";
    private static final String CAPITALS = "language of sentences in capitals";
    private static final String SPEED = "language of texts of 3 kB";

    private static final int WORDS = 5;
    private static final int TEXT_BYTES = 3_000;
    /** Texts that are read untimed, for the JVM to compile what is measured. */
    private static final int WARM_UP = 1_500;

    private static final int TIMED = 1_500;

    private record Texts(String what, UnaryOperator<LabelledSentence> change) {}

    @Override
    public String area() {
        return "language";
    }

    @Override
    public String data() {
        return "langid";
    }

    @Override
    public List<Wanted> wanted() {
        return List.of(
                Wanted.of(SENTENCES, 0.99, 0.997),
                Wanted.of(WORST, 0.95, 0.99),
                Wanted.of(FIRST_WORDS, 0.93, 0.96),
                Wanted.of(CAPITALS, 0.99, 0.99),
                Wanted.of(SPEED, 10_000, 5_000));
    }

    @Override
    public List<Figure> measure(Path data, Progress progress) throws IOException {
        List<LabelledSentence> sentences = LabelledSentence.read(data);
        List<LanguageIdentifier> identifiers = List.of(new Ours(), new OpenNlp());
        List<Texts> kinds = List.of(
                new Texts(SENTENCES, sentence -> sentence),
                new Texts(FIRST_WORDS, sentence -> sentence.firstWords(WORDS)),
                new Texts(CAPITALS, LabelledSentence::inCapitals));
        List<Figure> figures = new ArrayList<>();
        int done = 0;
        for (LanguageIdentifier identifier : identifiers) {
            for (Texts kind : kinds) {
                figures.addAll(accuracy(identifier, kind, sentences));
                progress.at(++done, (long) kinds.size() * identifiers.size());
            }
            figures.add(speed(identifier, sentences));
        }
        return figures;
    }

    private static List<Figure> accuracy(LanguageIdentifier identifier, Texts kind, List<LabelledSentence> sentences) {
        Map<Half, Map<String, Share>> shares =
                Map.of(Half.ALL, new TreeMap<>(), Half.EVEN, new TreeMap<>(), Half.ODD, new TreeMap<>());
        for (LabelledSentence sentence : sentences) {
            String language = merged(sentence.language());
            String text = kind.change().apply(sentence).text();
            boolean right = merged(identifier.identify(text)).equals(language);
            for (Half half : List.of(Half.ALL, sentence.half())) {
                shares.getOrDefault(half, Map.of())
                        .computeIfAbsent(language, code -> new Share())
                        .count(right);
            }
        }
        List<Figure> figures = new ArrayList<>();
        for (Half half : Half.values()) {
            figures.add(mean(identifier, kind.what(), half, shares.getOrDefault(half, Map.of())));
        }
        if (kind.what().equals(SENTENCES)) {
            figures.add(worst(identifier, shares.getOrDefault(Half.ALL, Map.of())));
        }
        return figures;
    }

    private static Figure mean(LanguageIdentifier identifier, String what, Half half, Map<String, Share> shares) {
        double mean =
                shares.values().stream().mapToDouble(Share::value).average().orElse(0);
        long items = shares.values().stream().mapToLong(share -> share.all).sum();
        return Figure.share(identifier.name(), what, half, mean, items);
    }

    private static Figure worst(LanguageIdentifier identifier, Map<String, Share> shares) {
        double worst = shares.values().stream().mapToDouble(Share::value).min().orElse(0);
        long items = shares.values().stream().mapToLong(share -> share.all).sum();
        return Figure.share(identifier.name(), WORST, worst, items);
    }

    private static String merged(String language) {
        return language.equals("prs") ? "fa" : language;
    }

    private static Figure speed(LanguageIdentifier identifier, List<LabelledSentence> sentences) {
        List<String> texts = texts(sentences);
        int count = identifier instanceof Ours ? TIMED * 10 : TIMED / 3;
        read(identifier, texts, identifier instanceof Ours ? WARM_UP * 4 : WARM_UP / 5);
        // Time on the core, which other work on the machine does not lengthen.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        read(identifier, texts, count);
        double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        return Figure.perSecond(identifier.name(), SPEED, count / seconds, count);
    }

    private static void read(LanguageIdentifier identifier, List<String> texts, int count) {
        int named = 0;
        for (int i = 0; i < count; i++) {
            named += identifier.identify(texts.get(i % texts.size())).length();
        }
        if (named == 0) {
            throw new IllegalStateException(identifier.name() + " names no language at all");
        }
    }

    /** Sentences of one language after another, in paragraphs of two. */
    private static List<String> texts(List<LabelledSentence> sentences) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int bytes = 0;
        int count = 0;
        for (LabelledSentence sentence : sentences) {
            text.append(sentence.text()).append(++count % 2 == 0 ? "\n\n" : " ");
            bytes += sentence.text().getBytes(StandardCharsets.UTF_8).length;
            if (bytes >= TEXT_BYTES) {
                texts.add(text.toString());
                text.setLength(0);
                bytes = 0;
            }
        }
        return texts;
    }

    private static final class Ours implements LanguageIdentifier {
        @Override
        public String name() {
            return Figure.SILKWIRE;
        }

        @Override
        public String identify(String text) {
            return LanguageDetector.detect("", text, null);
        }
    }

    private static final class Share {
        private int right;
        private int all;

        void count(boolean isRight) {
            right += isRight ? 1 : 0;
            all++;
        }

        double value() {
            return all == 0 ? 0 : (double) right / all;
        }
    }
}
