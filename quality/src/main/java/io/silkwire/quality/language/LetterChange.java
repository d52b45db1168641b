package io.silkwire.quality.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Rules between the alphabets of one language: a word → the same word in another of its alphabets, or with the letters that a
 * word list lost. Longer sequences are tried first.
 */
final class LetterChange {
    private static final String VOWELS = "aeiouäöüyаеиоуыэәөүіяюё";

    /** Uzbek: Latin of 1995 → Cyrillic of 1940. */
    static final LetterChange UZBEK_CYRILLIC =
            parse("yo ё yu ю ya я ye е sh ш ch ч o' ў g' ғ ts ц a а b б d д e е f ф g г"
                    + " h ҳ i и j ж k к l л m м n н o о p п q қ r р s с t т u у v в x х y й z з ' ъ");
    /** Azerbaijani: Latin of 1992 → Cyrillic of 1958. */
    static final LetterChange AZERI_CYRILLIC =
            parse("ə ә ç ч ş ш ğ ғ ö ө ü ү ı ы a а b б c ҹ d д e е f ф g ҝ h һ i и j ж"
                    + " k к l л m м n н o о p п q г r р s с t т u у v в x х y ј z з");
    /** Turkmen: Latin of 1999 → Cyrillic of 1940. */
    static final LetterChange TURKMEN_CYRILLIC =
            parse("ýa я ýe е ýo ё ýu ю ç ч ş ш ž ж ň ң ä ә ö ө ü ү ý й a а b б d д e е"
                    + " f ф g г h х i и j җ k к l л m м n н o о p п r р s с t т u у w в y ы z з");
    /** Kazakh: Cyrillic → Latin as decided in 2021. */
    static final LetterChange KAZAKH_2021 = parse(
            "ә ä ғ ğ ң ñ ө ö ұ ū ү ü і ı ш ş щ ş ч ş қ q х h һ h и i й i у u в v ф f"
                    + " ы y э e ж j а a б b г g д d е e ё io з z к k л l м m н n о o п p р r с s т t ц ts ю iu я ia ъ ъ ь ь");
    /** Kazakh: Cyrillic → Latin as decreed in 2018, which much text of the state still has. */
    static final LetterChange KAZAKH_2018 = parse(
            "ә á ғ ǵ ң ń ө ó ұ u ү ú і i ш sh щ sh ч ch қ q х h һ h и ı й ı у ý в v"
                    + " ф f ы y э e ж j а a б b г g д d е e ё ıo з z к k л l м m н n о o п p р r с s т t ц ts ю ıý я ıa ъ ъ ь ь");
    /** Kazakh: Cyrillic → Arabic letters as written in China (tote zhazu); a hamza before a word marks its front vowels. */
    static final LetterChange KAZAKH_ARABIC = parse(
            "а ا ә ا б ب в ۆ г گ ғ ع д د е ە ё يو ж ج з ز и ي й ي к ك қ ق л ل м م"
                    + " н ن ң ڭ о و ө و п پ р ر с س т ت у ۋ ұ ۇ ү ۇ ф ف х ح һ ھ ц تس ч چ ш ش щ شش ы ى і ى э ە ю يۋ я يا ъ ъ ь ь");

    private final Map<String, String> pairs;

    private LetterChange(Map<String, String> pairs) {
        this.pairs = pairs;
    }

    private static LetterChange parse(String table) {
        String[] cells = table.split(" ", -1);
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            pairs.put(
                    cells[i],
                    cells[i + 1].equals("ъ") && cells[i].length() == 1 && "ъь".contains(cells[i]) ? "" : cells[i + 1]);
        }
        pairs.replace("ь", "");
        return new LetterChange(Map.copyOf(pairs));
    }

    String apply(String word) {
        StringBuilder changed = new StringBuilder();
        for (int i = 0; i < word.length(); ) {
            String two = i + 2 <= word.length() ? pairs.get(word.substring(i, i + 2)) : null;
            if (two != null) {
                changed.append(two);
                i += 2;
            } else {
                String letter = word.substring(i, i + 1);
                changed.append(pairs.getOrDefault(letter, letter));
                i++;
            }
        }
        return changed.toString();
    }

    /** The ways a lesson changes the words of its lists; each word goes through all. */
    static List<UnaryOperator<String>> named(String name) {
        return switch (name) {
            case "" -> List.of(UnaryOperator.identity());
            case "kazakh-latin" -> List.of(KAZAKH_2021::apply, KAZAKH_2018::apply);
            case "kazakh-arabic" -> List.of(LetterChange::kazakhArabic);
            case "uzbek" -> List.of(LetterChange::uzbekCyrillic);
            case "azeri-cyrillic" -> List.of(AZERI_CYRILLIC::apply);
            case "turkmen" -> List.of(UnaryOperator.identity());
            case "turkmen-cyrillic" -> List.of(TURKMEN_CYRILLIC::apply);
            default -> throw new IllegalArgumentException("no letter change is called " + name);
        };
    }

    private static String uzbekCyrillic(String word) {
        String initial = word.startsWith("e") ? "э" + word.substring(1) : word;
        return UZBEK_CYRILLIC.apply(initial);
    }

    private static String kazakhArabic(String word) {
        boolean front = word.chars().anyMatch(c -> "әөүі".indexOf(c) >= 0);
        boolean marked = word.chars().anyMatch(c -> "еэкг".indexOf(c) >= 0);
        return (front && !marked ? "ٴ" : "") + KAZAKH_ARABIC.apply(word);
    }

    /**
     * Turkmen with the letters its token list lost, as far as rules of spelling tell: y beside a vowel is the consonant ý, c is
     * always ç, and in words of front vowels u and o are ü and ö; the genitive ends in ň.
     */
    static String turkmen(String folded) {
        boolean front = folded.indexOf('e') >= 0 || folded.indexOf('i') >= 0;
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            letters.add(
                    switch (c) {
                        case 'c' -> "ç";
                        case 'u' -> front ? "ü" : "u";
                        case 'o' -> front ? "ö" : "o";
                        case 'y' -> isConsonant(folded, i) ? "ý" : "y";
                        default -> String.valueOf(c);
                    });
        }
        String word = String.join("", letters);
        return word.endsWith("nyn") || word.endsWith("nin") ? word.substring(0, word.length() - 1) + "ň" : word;
    }

    private static boolean isConsonant(String word, int at) {
        return at == 0
                || "aeiou".indexOf(word.charAt(at - 1)) >= 0
                || (at + 1 < word.length() && "aeiou".indexOf(word.charAt(at + 1)) >= 0);
    }

    /** Cyrillic of the token lists has и for й: after a vowel, and before one where a word begins, it is й. */
    static String shortI(String folded) {
        StringBuilder word = new StringBuilder(folded);
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != 'и') {
                continue;
            }
            boolean afterVowel = i > 0 && VOWELS.indexOf(word.charAt(i - 1)) >= 0;
            boolean leads = i == 0 && word.length() > 1 && VOWELS.indexOf(word.charAt(1)) >= 0;
            if (afterVowel || leads) {
                word.setCharAt(i, 'й');
            }
        }
        return word.toString();
    }

    /** Tatar and Bashkir also lost the ң of their genitive. */
    static String tatar(String folded) {
        String word = shortI(folded);
        boolean genitive = word.endsWith("нын") || word.endsWith("нен") || word.endsWith("ның");
        return genitive ? word.substring(0, word.length() - 1) + "ң" : word;
    }
}
