package io.silkwire.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns a normalised word into its stems: internal forms shared by the inflections of a word, not meant to be shown. The first
 * one is the stem by the rule for its letters, which takes inflection away and leaves derivation alone
 * ({@code террористический} is not {@code террорист}). More follow where the word may be inflected in another way, because a word in a text
 * has no language of its own: every stem that a Turkic chain of suffixes may stand behind, marked {@value #CHAIN}, and every rest
 * that Arabic clitics may stand round, marked {@value #CLITIC}.
 */
public final class Stemmer {
    /** Ends a stem behind which a chain of suffixes was taken off, or which is the whole word. */
    static final char CHAIN = '~';
    /** Ends a stem round which clitics were taken off. */
    static final char CLITIC = '_';
    /** Longer strings are no words, and nobody asks for their inflections. */
    private static final int MAX_INFLECTED = 40;

    private static final int MIN_STEM = 2;

    private Stemmer() {}

    /**
     * The stem of a word by the rule for its letters.
     *
     * @param word normalised by {@link Normalizer#word}
     * @return never empty for a word that is not
     */
    public static String stem(String word) {
        return switch (Letters.of(word)) {
            case RUSSIAN -> RussianStemmer.stem(word);
            case PLAIN_LATIN -> EnglishStemmer.stem(word);
            case OTHER -> word;
        };
    }

    /** All stems of a word, the one of {@link #stem} first; without repetition. */
    static List<String> stems(String word) {
        Letters letters = Letters.of(word);
        String stem = stem(word);
        if (word.length() > MAX_INFLECTED || word.length() < MIN_STEM || !Character.isLetter(word.charAt(0))) {
            return List.of(stem);
        }
        Set<String> stems = new LinkedHashSet<>();
        stems.add(stem);
        if (Normalizer.isArabic(word.charAt(0))) {
            Set<String> rests = new LinkedHashSet<>();
            ArabicAffixes.stems(word, rests);
            rests.forEach(rest -> stems.add(rest + CLITIC));
        } else {
            addChains(word, stem, letters, stems);
        }
        return shortest(List.copyOf(stems));
    }

    /** Of too many the whole word and the shortest: what stands in dictionaries has no suffix. */
    private static List<String> shortest(List<String> stems) {
        if (stems.size() <= Stems.MOST) {
            return stems;
        }
        List<String> kept = new ArrayList<>(stems.subList(0, 2));
        kept.addAll(stems.subList(stems.size() - Stems.MOST + 2, stems.size()));
        return List.copyOf(kept);
    }

    /** The stem under which exactly this form stands, among the {@link #stems} of every text that has it. */
    static String exact(String word) {
        return stem(word).equals(word) ? word : Fold.key(word) + CHAIN;
    }

    /** The stem of a word behind which a chain may stand. */
    static String chainStem(String word) {
        return Fold.key(word) + CHAIN;
    }

    private static void addChains(String word, String stem, Letters letters, Set<String> stems) {
        String key = Fold.key(word);
        if (!stem.equals(word) || !key.equals(word)) {
            stems.add(key + CHAIN);
        }
        boolean latin = Normalizer.isLatin(word.charAt(0));
        if (latin || Normalizer.isCyrillic(word.charAt(0))) {
            // A chain of one letter is everywhere in Russian and English; LemmaClosure lists those forms instead.
            int minChain = letters == Letters.OTHER ? 1 : 2;
            String sure = Fold.sure(word);
            (latin ? TurkicSuffixes.LATIN : TurkicSuffixes.CYRILLIC)
                    .stems(sure, MIN_STEM, minChain, end -> stems.add(chainStem(sure.substring(0, end))));
        }
    }

    /** Which stemmer the letters of a word ask for. */
    enum Letters {
        RUSSIAN,
        PLAIN_LATIN,
        OTHER;

        static Letters of(String word) {
            boolean russian = !word.isEmpty();
            boolean latin = !word.isEmpty();
            for (int i = 0; i < word.length() && (russian || latin); i++) {
                char c = word.charAt(i);
                russian &= c >= 'а' && c <= 'я';
                latin &= c >= 'a' && c <= 'z';
            }
            return russian ? RUSSIAN : latin ? PLAIN_LATIN : OTHER;
        }
    }
}
