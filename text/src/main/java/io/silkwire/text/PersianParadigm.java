package io.silkwire.text;

import static io.silkwire.text.Endings.cut;
import static io.silkwire.text.Endings.endsWithAny;

import java.util.Set;

/**
 * Writes out the forms of a Persian, Dari or Pashto noun as {@link Normalizer} leaves its letters: plurals, the ezafe that is
 * written, the indefinite {@code ی}, possessive enclitics. Whether a suffix is joined, parted by a joiner or by a space is the
 * business of {@link Tokenizer}.
 */
final class PersianParadigm {
    private static final String ENDS = "ی یی ای م ت ش مان تان شان یم یت یش یمان یتان یشان را ست اند اش اشان";
    private static final String AFTER_PLURAL = "- ی یی یم یت یش یمان یتان یشان مان تان شان را ست";

    private PersianParadigm() {}

    static Set<String> forms(String lemma) {
        Endings forms = new Endings();
        if (lemma.length() < 2) {
            return forms.forms();
        }
        forms.add(lemma, "- " + ENDS);
        forms.add(lemma + "ها", AFTER_PLURAL);
        for (String plural : Endings.split("ان یان")) {
            forms.add(lemma + plural, "- ی م ت ش شان مان را ها");
        }
        forms.add(lemma, "ات ین ون اتی یات جات");
        forms.add(lemma + "ات", "ی ش شان مان");
        if (lemma.endsWith("ه")) {
            forms.add(cut(lemma, 1) + "گان", "- ی ش شان مان را");
            forms.add(cut(lemma, 1), "ات");
        }
        return forms.forms();
    }

    /** The forms that a word of unknown language is looked for by. */
    static Set<String> commonForms(String lemma) {
        Endings forms = new Endings();
        if (lemma.length() > 2) {
            forms.add(lemma, "ی یی ای ها های هایی هایش هایشان ان را ش شان");
        }
        return isPersian(lemma) ? forms(lemma) : forms.forms();
    }

    private static boolean isPersian(String word) {
        return word.chars().anyMatch(c -> "پچژگ".indexOf(c) >= 0);
    }

    /** Nouns of Pashto: plurals and oblique cases of the commoner types. */
    static Set<String> pashtoForms(String lemma) {
        Endings forms = new Endings();
        if (lemma.length() < 2) {
            return forms.forms();
        }
        forms.add(lemma, "- ونه ونو ان انو انې ې و ه گان گانو ات اتو ی وو");
        if (endsWithAny(lemma, "ه", "ی", "ې", "ۍ")) {
            forms.add(cut(lemma, 1), "ې و ی یو یان یانو ۍ گان گانو اوې اوو");
        }
        return forms.forms();
    }
}
