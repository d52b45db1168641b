package io.silkwire.text;

import java.util.List;
import java.util.Set;

/**
 * Takes what Arabic writes together with a word off it: conjunctions ({@code و ف}), prepositions ({@code ب ل ك}), the article and the
 * pronouns behind. Number, gender and case stay: they are listed by {@link ArabicParadigm}. Letters as {@link Normalizer} leaves
 * them. The order of clitics follows K. C. Ryding, A Reference Grammar of Modern Standard Arabic, 2005, ch. 2.
 */
final class ArabicAffixes {
    private static final List<String> WITH_ARTICLE =
            List.of("وبال", "فبال", "وکال", "ولل", "فلل", "وال", "فال", "بال", "کال", "لل", "ال");
    private static final List<String> BEFORE = List.of("وب", "ول", "وک", "فب", "فل", "و", "ف", "ب", "ل", "ک");
    private static final List<String> PRONOUNS = List.of("هما", "کما", "هم", "هن", "ها", "کم", "کن", "نا", "ه", "ک");
    private static final int MIN_STEM = 3;

    private ArabicAffixes() {}

    /** Adds what may be left of the word; never the word itself. */
    static void stems(String word, Set<String> out) {
        for (String prefix : WITH_ARTICLE) {
            if (word.startsWith(prefix) && word.length() - prefix.length() >= MIN_STEM - 1) {
                out.add(word.substring(prefix.length()));
                break;
            }
        }
        withoutPronoun(word, out);
        for (String prefix : BEFORE) {
            if (word.startsWith(prefix) && word.length() - prefix.length() >= MIN_STEM) {
                String rest = word.substring(prefix.length());
                out.add(rest);
                withoutPronoun(rest, out);
            }
        }
    }

    private static void withoutPronoun(String word, Set<String> out) {
        for (String pronoun : PRONOUNS) {
            if (word.endsWith(pronoun) && word.length() - pronoun.length() >= MIN_STEM) {
                out.add(word.substring(0, word.length() - pronoun.length()));
            }
        }
    }
}
