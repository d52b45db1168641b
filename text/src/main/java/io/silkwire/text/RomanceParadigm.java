package io.silkwire.text;

import static io.silkwire.text.Endings.cut;
import static io.silkwire.text.Endings.endsWithAny;

import java.util.Set;

/** Writes out number and gender of French and Spanish nouns and adjectives. */
final class RomanceParadigm {
    private RomanceParadigm() {}

    static Set<String> french(String lemma) {
        Endings forms = new Endings().add(lemma, "- s");
        if (endsWithAny(lemma, "eau", "eu", "au", "ou")) {
            forms.add(lemma, "x");
        }
        if (endsWithAny(lemma, "al", "ail")) {
            forms.add(cut(lemma, lemma.endsWith("ail") ? 3 : 2), "aux");
        }
        if (!endsWithAny(lemma, "e", "s", "x", "a", "o")) {
            forms.add(lemma, "e es");
        }
        frenchFeminine(lemma, forms);
        return forms.forms();
    }

    private static void frenchFeminine(String lemma, Endings forms) {
        if (lemma.endsWith("if")) {
            forms.add(cut(lemma, 1), "ve ves");
        } else if (lemma.endsWith("eux")) {
            forms.add(cut(lemma, 1), "se ses");
        } else if (lemma.endsWith("eur")) {
            forms.add(cut(lemma, 1), "se ses");
            forms.add(cut(lemma, 3), lemma.endsWith("teur") ? "rice rices" : "eresse");
        } else if (endsWithAny(lemma, "er", "ier")) {
            forms.add(cut(lemma, 2), "ère ères");
        } else if (endsWithAny(lemma, "en", "on", "el", "eil", "et")) {
            forms.add(lemma + lemma.charAt(lemma.length() - 1), "e es");
        } else if (lemma.endsWith("ais") || lemma.endsWith("ois") || lemma.endsWith("is")) {
            forms.add(lemma, "e es");
        } else if (lemma.endsWith("ique")) {
            forms.add(lemma, "s");
        }
    }

    static Set<String> spanish(String lemma) {
        Endings forms = new Endings().add(lemma, "- s es");
        if (endsWithAny(lemma, "o", "a")) {
            forms.add(cut(lemma, 1), "o a os as");
        }
        if (lemma.endsWith("z")) {
            forms.add(cut(lemma, 1), "ces");
        }
        String accented = "áéíóú";
        int at = lemma.length() - 2;
        if (at > 0 && accented.indexOf(lemma.charAt(at)) >= 0 && endsWithAny(lemma, "n", "s")) {
            // nación → naciones: the stress needs no mark when a syllable follows
            String plain = lemma.substring(0, at) + "aeiou".charAt(accented.indexOf(lemma.charAt(at)));
            forms.add(plain + lemma.charAt(at + 1), "es a as");
        }
        return forms.forms();
    }
}
