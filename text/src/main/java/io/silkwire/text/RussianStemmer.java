package io.silkwire.text;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the case endings of Russian nouns and adjectives away, and nothing else: no derivational suffix, no verb ending. Made
 * because Snowball's stemmer takes {@code -ан} for an ending and so breaks every country name in {@code -стан} and
 * {@code Иран, Судан, Талибан}. Longest ending first, three letters of the word always stay, then the fleeting vowel of
 * {@code -ец, -ок, -ек} goes, so that {@code беженец} and {@code беженца} meet. What still parts is joined by
 * {@link LemmaClosure}.
 */
final class RussianStemmer {
    private static final int MIN_STEM = 3;

    private static final Set<String> ENDINGS = Set.of(
            "иями", "ого", "его", "ому", "ему", "ыми", "ими", "ями", "ами", "ией", "ием", "иям", "иях", "иев", "ьми",
            "ый", "ий", "ой", "ей", "ая", "яя", "ое", "ее", "ую", "юю", "ые", "ие", "ых", "их", "ою", "ею", "ым", "им",
            "ом", "ем", "ам", "ям", "ах", "ях", "ов", "ев", "ию", "ия", "ии", "ью", "а", "я", "о", "е", "ы", "и", "у",
            "ю", "ь", "й");

    /** Noun endings after which another -ов, -ев still goes: {@code Токаева} as {@code Токаев}, {@code острова} as {@code остров}. */
    private static final Set<String> BEFORE_SECOND = Set.of("а", "у", "е", "ы", "ом", "ам", "ах", "ами", "ов");

    /** Words whose own last letters look like an ending, with the stem of their other cases. */
    private static final Map<String, String> LOOK_INFLECTED = Map.ofEntries(
            same("прием"),
            same("объем"),
            same("подъем"),
            same("заем"),
            same("наем"),
            same("съем"),
            same("режим"),
            same("систем"),
            same("проблем"),
            same("тем"),
            same("схем"),
            same("экосистем"),
            same("ислам"),
            same("реклам"),
            same("диплом"),
            same("перелом"),
            same("погром"),
            same("аэродром"),
            same("космодром"),
            same("альбом"),
            same("симптом"),
            same("паром"),
            same("эконом"),
            same("астроном"),
            same("агроном"),
            same("автоном"),
            same("максимум"),
            same("водоем"),
            same("переем"),
            same("поэм"),
            same("теорем"),
            same("норм"),
            same("форум"),
            same("готов"),
            same("здоров"),
            same("интим"),
            same("грим"),
            same("пилигрим"),
            same("панорам"),
            same("драм"),
            Map.entry("музей", "музе"),
            Map.entry("юбилей", "юбиле"),
            Map.entry("лицей", "лице"),
            Map.entry("трофей", "трофе"),
            Map.entry("хоккей", "хокке"),
            Map.entry("еврей", "евре"),
            Map.entry("герой", "геро"),
            Map.entry("строй", "стро"),
            Map.entry("перебой", "перебо"),
            Map.entry("конвой", "конво"),
            Map.entry("хвой", "хво"),
            Map.entry("слой", "сло"));

    private RussianStemmer() {}

    static String stem(String word) {
        return withoutFleetingVowel(withoutEnding(word));
    }

    private static String withoutEnding(String word) {
        String known = LOOK_INFLECTED.get(word);
        if (known != null) {
            return known;
        }
        for (int length = Math.min(4, word.length() - MIN_STEM); length > 0; length--) {
            String ending = word.substring(word.length() - length);
            String stem = word.substring(0, word.length() - length);
            if (ENDINGS.contains(ending)) {
                String longer = withShorterEnding(word, length);
                if (longer != null) {
                    return longer;
                }
                return BEFORE_SECOND.contains(ending) ? withoutSecond(stem) : stem;
            }
        }
        return word;
    }

    /** {@code приему} is {@code прием-у}, not {@code пр-иему}. */
    private static @Nullable String withShorterEnding(String word, int than) {
        for (int length = than - 1; length > 0; length--) {
            String known = LOOK_INFLECTED.get(word.substring(0, word.length() - length));
            if (known != null && ENDINGS.contains(word.substring(word.length() - length))) {
                return known;
            }
        }
        return null;
    }

    private static String withoutSecond(String stem) {
        boolean more = stem.length() - 2 >= MIN_STEM && (stem.endsWith("ов") || stem.endsWith("ев"));
        return more ? stem.substring(0, stem.length() - 2) : stem;
    }

    private static String withoutFleetingVowel(String stem) {
        boolean fleeting =
                stem.length() > MIN_STEM && (stem.endsWith("ец") || stem.endsWith("ок") || stem.endsWith("ек"));
        return fleeting ? stem.substring(0, stem.length() - 2) + stem.charAt(stem.length() - 1) : stem;
    }

    private static Map.Entry<String, String> same(String word) {
        return Map.entry(word, word);
    }
}
