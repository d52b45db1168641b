package io.silkwire.quality.inflection;

import io.silkwire.quality.Figure;
import io.silkwire.quality.Measurement;
import io.silkwire.quality.Progress;
import io.silkwire.quality.Wanted;
import io.silkwire.text.LemmaClosure;
import io.silkwire.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The share of a lemma's forms that are found by it, language by language, and the share of pairs of look-alikes that are kept
 * apart, with Lucene's analyzers beside.
 */
public final class InflectionMeasurement implements Measurement {
    private static final List<String> LANGUAGES =
            List.of("ru", "uk", "kk", "ky", "uz", "tg", "fa", "ar", "tr", "az", "tk", "en", "fr", "es", "de");
    private static final String CONFUSABLES = "pairs kept apart";
    private static final double GOAL = 0.99;

    /** The measurements of inflection. */
    public static List<Measurement> all() {
        return List.of(new InflectionMeasurement());
    }

    @Override
    public String area() {
        return "inflection";
    }

    @Override
    public String data() {
        return "inflection";
    }

    @Override
    public List<Wanted> wanted() {
        List<Wanted> wanted = new ArrayList<>();
        LANGUAGES.forEach(language -> wanted.add(Wanted.of(recall(language), GOAL, GOAL)));
        wanted.add(Wanted.of(CONFUSABLES, GOAL, GOAL));
        return wanted;
    }

    @Override
    public List<Figure> measure(Path data, Progress progress) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < LANGUAGES.size(); i++) {
            String language = LANGUAGES.get(i);
            Map<String, List<String>> table = InflectionTable.read(data.resolve(language + ".txt"));
            figures.add(recall(Figure.SILKWIRE, language, table, (lemma, form) -> finds(language, lemma, form)));
            LuceneWords lucene = LuceneWords.of(language);
            if (lucene != null) {
                figures.add(recall(LuceneWords.NAME, language, table, lucene::finds));
            }
            progress.at(i + 1L, LANGUAGES.size());
        }
        figures.addAll(confusables(InflectionTable.lines(data.resolve("confusables.txt"))));
        return figures;
    }

    private static Figure recall(
            String system, String language, Map<String, List<String>> table, BiPredicate<String, String> finds) {
        int all = 0;
        int found = 0;
        for (Map.Entry<String, List<String>> entry : table.entrySet()) {
            for (String form : entry.getValue()) {
                all++;
                found += finds.test(entry.getKey(), form) ? 1 : 0;
            }
        }
        return Figure.share(system, recall(language), (double) found / all, all);
    }

    /** Of the peer only the pairs of languages that it knows. */
    private static List<Figure> confusables(List<String> lines) {
        Tally ours = new Tally();
        Tally lucene = new Tally();
        for (String line : lines) {
            String[] parts = line.split("\\s*[|=]\\s*", -1);
            @Nullable LuceneWords peer = LuceneWords.of(parts[0]);
            for (String other : parts[2].split(" ", -1)) {
                ours.add(!finds(parts[0], parts[1], other));
                if (peer != null) {
                    lucene.add(!peer.finds(parts[1], other));
                }
            }
        }
        return List.of(ours.figure(Figure.SILKWIRE), lucene.figure(LuceneWords.NAME));
    }

    private static boolean finds(String language, String lemma, String form) {
        Set<String> stems = LemmaClosure.stems(language, lemma);
        return Tokenizer.tokenize(form).getLast().hasStemIn(stems);
    }

    private static String recall(String language) {
        return "forms found, " + language;
    }

    private static final class Tally {
        private int all;
        private int held;

        void add(boolean holds) {
            all++;
            held += holds ? 1 : 0;
        }

        Figure figure(String system) {
            return Figure.share(system, CONFUSABLES, (double) held / all, all);
        }
    }
}
