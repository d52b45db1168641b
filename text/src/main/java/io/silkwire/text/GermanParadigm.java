package io.silkwire.text;

import static io.silkwire.text.Endings.cut;
import static io.silkwire.text.Endings.endsWithAny;

import java.util.Set;

/** Writes out the cases of German nouns and adjectives, umlaut of the plural among them; compounds are words of their own. */
final class GermanParadigm {
    private static final String NOUN = "- e s es en n er ern ens nen";

    private GermanParadigm() {}

    static Set<String> forms(String lemma) {
        Endings forms = new Endings().add(lemma, NOUN).add(lemma, "em");
        if (endsWithAny(lemma, "um", "us")) {
            forms.add(cut(lemma, 2), "en");
        }
        String umlaut = umlaut(lemma);
        if (!umlaut.equals(lemma)) {
            forms.add(umlaut, "- e en er ern n");
        }
        return forms.forms();
    }

    /** With the last a, o or u changed. */
    private static String umlaut(String word) {
        for (int i = word.length() - 1; i >= 0; i--) {
            int at = "aou".indexOf(word.charAt(i));
            if (at >= 0) {
                int vowel = i > 0 && word.charAt(i) == 'u' && word.charAt(i - 1) == 'a' ? i - 1 : i;
                char changed = vowel < i ? 'ä' : "äöü".charAt(at);
                return word.substring(0, vowel) + changed + word.substring(vowel + 1);
            }
        }
        return word;
    }
}
