package io.silkwire.text;

import static io.silkwire.text.Endings.cut;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Writes out number, gender and case of an Arabic noun or nisba as far as letters show them: sound plurals, dual, construct state,
 * the accusative's alif. Broken plurals are words of their own, which a term lists. Clitics are taken off the words of the text
 * by {@link ArabicAffixes}, so each form is also looked for as their rest.
 */
final class ArabicParadigm {
    private static final String SOUND = "- ون ین ان ات ا و وا";
    private static final String FEMININE = "ة ه ت ات تان تین تا تی";

    private ArabicParadigm() {}

    /** The stems under which a noun may stand. */
    static void addStems(String word, Set<String> stems) {
        Endings forms = new Endings();
        for (String lemma : bare(word)) {
            boolean feminine =
                    lemma.length() > 2 && (lemma.endsWith("ة") || (lemma.length() > 3 && lemma.endsWith("ه")));
            forms.add(lemma, feminine ? "-" : SOUND);
            if (feminine) {
                forms.add(cut(lemma, 1), FEMININE);
            }
            if (lemma.endsWith("ی")) {
                forms.add(lemma, FEMININE);
            }
            if (lemma.startsWith("م")) {
                // the construct state of participles; elsewhere it would be the nisba, which is another word
                forms.add(lemma, "ی");
            }
            if (lemma.endsWith("اء")) {
                // before a pronoun the hamza takes a seat, which is normalised away
                forms.add(cut(lemma, 1), "ی و");
            }
        }
        for (String form : forms.forms()) {
            stems.add(form);
            stems.add(form + Stemmer.CLITIC);
        }
    }

    /** The word, and the word without an article that it was typed with. */
    private static Set<String> bare(String word) {
        Set<String> lemmas = new LinkedHashSet<>();
        lemmas.add(word);
        if (word.startsWith("ال") && word.length() > 4) {
            lemmas.add(word.substring(2));
        }
        return lemmas;
    }
}
