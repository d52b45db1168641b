package io.silkwire.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Of languages that Lucene has no list of, or one that holds verbs and nouns, too (Persian). */
    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry("fa", "آن است از اما این با باید بر برای به بود تا چون در را که ما می نیز هم های هر و ولی یا یک"),
            Map.entry(
                    "uk",
                    "а або але без би був була були було бути в вам вас весь від вона вони воно все всі всіх "
                            + "він де для до є же за з зі і із й його її їх к коли ми на над не ні але о об оскільки от "
                            + "по під при про та так також те ти то того тому у уже хто це цей ці цього цьому що щоб я "
                            + "як який"),
            Map.entry(
                    "kk",
                    "ал арқылы бар барлық бойынша болды болып бір бірақ бұл да де деп дейін енді еді екен емес "
                            + "ең және жоқ кейін керек мен мұны олар ол осы пен сол та те туралы тек үшін ғана"),
            Map.entry(
                    "ky",
                    "ал алар анын ар аркылуу ба бар бир бирок боюнча болду болуп бул да дагы де деп эле эмес "
                            + "жана жок кийин керек менен ошол тууралуу үчүн чейин"),
            Map.entry(
                    "uz",
                    "ammo bilan bir boʻlgan boʻlib boʻyicha bu bor deb edi emas esa ham hamda haqida keyin "
                            + "kerak lekin oʻz orqali shu uchun u va yoki yoʻq аммо билан бир бор бу бўйича бўлган бўлиб "
                            + "ва деб эди эмас эса ёки йўқ ҳам ҳамда ҳақида учун шу у"),
            Map.entry(
                    "tg",
                    "аз аммо ба барои бо бояд бошад буд ва вале дар ё инро ин ки ки-ро низ ҳам ҳаст он онҳо "
                            + "пас то чун шуд шудан як"),
            Map.entry("tk", "bilen bir bolan bolup bu bar däl diýip ýa ýok hem üçin şol şu we ýöne"),
            Map.entry("az", "amma bir bu da daha də deyil edən ilə isə kimi ki o olan olaraq üçün və ya"),
            Map.entry("zh", "的 了 在 是 和 有 与 及 也 不 这 那 为 对 之 以 于"));

    private static final Map<String, Set<String>> BY_LANGUAGE = byLanguage();

    /** Languages that share the list of another. */
    private static final Map<String, String> AS = Map.of("prs", "fa", "be", "ru", "bg", "ru");

    private static final Set<String> WORDS = words();

    private StopWords() {}

    /** Whether it is one, in any of these languages. */
    public static boolean has(String normalisedWord) {
        return WORDS.contains(normalisedWord);
    }

    /**
     * Whether it is one in this language.
     *
     * @param language BCP 47 tag; of a language without a list no word is
     */
    public static boolean has(String language, String normalisedWord) {
        int end = language.indexOf('-');
        String primary = end < 0 ? language : language.substring(0, end);
        return BY_LANGUAGE
                .getOrDefault(AS.getOrDefault(primary, primary), Set.of())
                .contains(normalisedWord);
    }

    private static Map<String, Set<String>> byLanguage() {
        Map<String, Set<String>> words = new HashMap<>();
        OWN.forEach((language, list) -> words.put(
                language, Stream.of(list.split(" ", -1)).map(Normalizer::word).collect(Collectors.toSet())));
        words.put("en", words(EnglishAnalyzer.getDefaultStopSet()));
        words.put("ru", words(RussianAnalyzer.getDefaultStopSet()));
        words.put("ar", words(ArabicAnalyzer.getDefaultStopSet()));
        words.put("tr", words(TurkishAnalyzer.getDefaultStopSet()));
        words.put("de", words(GermanAnalyzer.getDefaultStopSet()));
        words.put("fr", words(FrenchAnalyzer.getDefaultStopSet()));
        words.put("es", words(SpanishAnalyzer.getDefaultStopSet()));
        return Map.copyOf(words);
    }

    private static Set<String> words(CharArraySet list) {
        Set<String> words = new HashSet<>();
        for (Object word : list) {
            words.add(Normalizer.word(new String((char[]) word)));
        }
        return words;
    }

    private static Set<String> words() {
        Set<String> words = new HashSet<>(List.of(OTHERS.split(" ")));
        for (String language : List.of("en", "ru", "fa", "ar", "tr", "de", "fr", "es")) {
            words.addAll(BY_LANGUAGE.getOrDefault(language, Set.of()));
        }
        words.addAll(words(PersianAnalyzer.getDefaultStopSet()));
        return Set.copyOf(words);
    }
}
