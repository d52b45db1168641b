package io.silkwire.text;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The stems on which the forms of a Turkic noun are built: the word itself, with its last consonant voiced before a vowel
 * ({@code kitap → kitab-, халық → халығ-}), with the vowel of its last syllable fallen out ({@code şehir → şehr-, халық → халқ-}), and
 * without the suffixes that it already has ({@code ресурстары → ресурс-}).
 */
final class TurkicStems {
    private static final Map<Character, String> VOICED = Map.ofEntries(
            Map.entry('п', "б"),
            Map.entry('к', "г"),
            Map.entry('қ', "ғ"),
            Map.entry('т', "д"),
            Map.entry('p', "b"),
            Map.entry('k', "ğgy"),
            Map.entry('q', "ğ"),
            Map.entry('t', "d"),
            Map.entry('ç', "c"));

    private static final String HIGH = "ıiuüyыіиуүұ";
    /** What a typed form must keep, so that a short word is not mistaken for an inflected shorter one. */
    private static final int MIN_TYPED_STEM = 4;

    private static final int MIN_TYPED_CHAIN = 3;
    /** Shorter words that end in a vowel are seldom compounds. */
    private static final int MIN_COMPOUND = 10;

    private static final int MAX_DOUBLED = 4;

    private TurkicStems() {}

    /** The stems of a normalised word, itself first. */
    static Set<String> of(String word) {
        Set<String> stems = new LinkedHashSet<>();
        add(word, stems);
        Chains chains = Normalizer.isLatin(word.charAt(0)) ? TurkicSuffixes.LATIN : TurkicSuffixes.CYRILLIC;
        String sure = Fold.sure(word);
        chains.stems(sure, MIN_TYPED_STEM, MIN_TYPED_CHAIN, end -> add(word.substring(0, end), stems));
        return stems;
    }

    private static void add(String word, Set<String> stems) {
        stems.add(word);
        int last = word.length() - 1;
        if (word.endsWith("'")) {
            // the sign of Uzbek gʻ, which looks like the apostrophe that parts a suffix
            stems.add(word.substring(0, last));
        }
        addDoubled(word, stems);
        if (last < 2) {
            if (word.endsWith("su") || word.endsWith("ne")) {
                // Turkish and Azerbaijani water takes a consonant that no other noun takes.
                stems.add(word + "y");
            }
            return;
        }
        String head = word.substring(0, last);
        for (char voiced : VOICED.getOrDefault(word.charAt(last), "").toCharArray()) {
            stems.add(head + voiced);
        }
        addWithoutPossessive(word, head, stems);
        if (word.charAt(last) == 'q' || word.charAt(last) == 'g' || word.charAt(last) == 'o') {
            // Uzbek gʻ and oʻ, whose sign is lost to a quote at the end of a word.
            stems.add((word.charAt(last) == 'q' ? head + 'g' : word) + '\'');
        }
        if (HIGH.indexOf(word.charAt(last - 1)) >= 0 || word.endsWith("har") || word.endsWith("ҳар")) {
            withoutVowel(word, last, stems);
        }
    }

    /** Short Arabic loans of Turkish double their last consonant before a vowel: {@code hak → hakk-, tıp → tıbb-, ret → redd-}. */
    private static void addDoubled(String word, Set<String> stems) {
        char last = word.charAt(word.length() - 1);
        if (word.length() < 2 || word.length() > MAX_DOUBLED || !Normalizer.isLatin(last) || Chains.isVowel(last)) {
            return;
        }
        String head = word.substring(0, word.length() - 1);
        stems.add(word + last);
        if (last == 'p' || last == 't') {
            stems.add(head + (last == 'p' ? "bb" : "dd"));
        }
    }

    /** Compounds that are possessed as they stand in the dictionary: {@code işbirliği → işbirlikleri, cumhurbaşkanı → cumhurbaşkanları}. */
    private static void addWithoutPossessive(String word, String head, Set<String> stems) {
        if ("ıiuü".indexOf(word.charAt(word.length() - 1)) < 0) {
            return;
        }
        if (head.endsWith("ğ") && head.length() > MIN_TYPED_STEM) {
            stems.add(head.substring(0, head.length() - 1) + 'k');
        } else if (word.length() >= MIN_COMPOUND && !Chains.isVowel(word.charAt(word.length() - 2))) {
            stems.add(head);
        }
    }

    private static void withoutVowel(String word, int last, Set<String> stems) {
        boolean betweenConsonants = !Chains.isVowel(word.charAt(last)) && Chains.endsInConsonant(word.charAt(last - 2));
        if (betweenConsonants) {
            String head = word.substring(0, last - 1);
            stems.add(head + word.charAt(last));
            for (char voiced : VOICED.getOrDefault(word.charAt(last), "").toCharArray()) {
                stems.add(head + voiced);
            }
            if (word.charAt(last) == 'н' && head.endsWith("р")) {
                // Kyrgyz орун → орду
                stems.add(head + 'д');
            }
        }
    }
}
