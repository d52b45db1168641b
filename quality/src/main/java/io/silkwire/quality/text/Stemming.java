package io.silkwire.quality.text;

import io.silkwire.text.Stems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds for a text of 3 000 characters in eleven languages mixed: text → words, normalised and stemmed for all of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class Stemming {
    private static final int LENGTH = 3_000;
    private static final int TEXTS = 500;

    private static final String WORDS =
            "резолюция террористами безопасности Афганистане водохранилищ границы сотрудничество "
                    + "кордонів безпеки питаннями ынтымақтастығының қауіпсіздігіне шекарасында террористердің министрлігі "
                    + "кызматташтыктын чегарасында коопсуздугу hamkorligining chegarasida xavfsizlikni Oʻzbekistonning "
                    + "ҳамкориҳои сарҳадҳоро амнияти обҳои والإرهابيين حدودها الاتفاقيات وبالمياه همکاری‌های مرزها تروریستی "
                    + "teröristlerin sınırlarında güvenliğini anlaşmasının agreements borders reservoirs security resolution "
                    + "frontières l'Afghanistan sécheresse nationaux в и на the of and de la les ile bilan ва";

    /** Whether the words are new each time, so that none of them is remembered; news is between the two. */
    @Param({"false", "true"})
    public boolean unseen;

    private final List<String> texts = new ArrayList<>();
    private final Analyzer russian = new RussianAnalyzer();
    private int next;

    /** Writes the texts, with a fixed seed. */
    @Setup
    public void prepare() {
        String[] words = WORDS.split(" ", -1);
        Random random = new Random(1);
        for (int n = 0; n < TEXTS; n++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < LENGTH) {
                String word = words[random.nextInt(words.length)];
                String before = unseen ? word.charAt(0) + letters(random, word.charAt(0)) : "";
                text.append(before).append(word).append(random.nextInt(12) == 0 ? ". " : " ");
            }
            texts.add(text.toString());
        }
    }

    /** Three letters of the word's own script, which make it a word of its own. */
    private static String letters(Random random, char like) {
        char first = like < 'z' ? 'a' : like < 0x600 ? 'а' : 'ف';
        int many = first == 'ف' ? 8 : 20;
        return "" + (char) (first + random.nextInt(many)) + (char) (first + random.nextInt(many))
                + (char) (first + random.nextInt(many));
    }

    private String text() {
        next = (next + 1) % texts.size();
        return texts.get(next);
    }

    /** Words and stems of all languages. */
    @Benchmark
    public String silkwire() {
        return Stems.of(text());
    }

    /** Lucene's analyzer of one language. */
    @Benchmark
    public int luceneRussian() {
        try (TokenStream stream = russian.tokenStream("text", text())) {
            int words = 0;
            stream.reset();
            while (stream.incrementToken()) {
                words++;
            }
            stream.end();
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("a stream in memory cannot fail", e);
        }
    }
}
