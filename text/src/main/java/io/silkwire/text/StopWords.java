package io.silkwire.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/**
 * Words that stand in nearly every text of their language and so tell nothing apart: Lucene's lists, and the conjunctions and
 * particles of Kazakh, Kyrgyz, Uzbek, Tajik, Turkmen and Ukrainian. For hints to people only: nothing is left out of texts or
 * queries because of it.
 */
public final class StopWords {
    private static final String OTHERS = "және мен бен пен да де та те ма ме ба бе па пе үшін бұл ол осы туралы "
            + "менен жана бул ошол үчүн va bilan uchun bu ham ва билан учун бу ҳам бо аз дар ки барои ин ба "
            + "we bilen üçin hem та і й у в на що як до з із за від про для це";

    private static final Set<String> WORDS = words();

    private StopWords() {}

    /** Whether it is one, in any of these languages. */
    public static boolean has(String normalisedWord) {
        return WORDS.contains(normalisedWord);
    }

    private static Set<String> words() {
        Set<String> words = new HashSet<>(List.of(OTHERS.split(" ")));
        List<CharArraySet> lists = List.of(
                EnglishAnalyzer.getDefaultStopSet(),
                RussianAnalyzer.getDefaultStopSet(),
                PersianAnalyzer.getDefaultStopSet(),
                ArabicAnalyzer.getDefaultStopSet(),
                TurkishAnalyzer.getDefaultStopSet(),
                GermanAnalyzer.getDefaultStopSet(),
                FrenchAnalyzer.getDefaultStopSet(),
                SpanishAnalyzer.getDefaultStopSet());
        for (CharArraySet list : lists) {
            for (Object word : list) {
                words.add(Normalizer.word(new String((char[]) word)));
            }
        }
        return Set.copyOf(words);
    }
}
