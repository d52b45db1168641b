package io.silkwire.text;

import static io.silkwire.text.Endings.cut;
import static io.silkwire.text.Endings.endsWithAny;

import java.util.Set;

/** Writes out number and gender of French and Spanish nouns and adjectives. */
final class RomanceParadigm {
    /** Endings of French adjectives and of nouns for persons; of other nouns the form with e is another word (port, porte). */
    private static final String[] ADJECTIVES = {
        "é", "al", "ant", "ent", "and", "ard", "ert", "ain", "ein", "in", "an", "it", "ais", "ois", "is"
    };

    private static final int MIN_ADJECTIVE = 5;

    private RomanceParadigm() {}

    static Set<String> french(String lemma) {
        Endings forms = new Endings().add(lemma, "- s");
        if (endsWithAny(lemma, "eau", "eu", "au", "ou")) {
            forms.add(lemma, "x");
        }
        if (endsWithAny(lemma, "al", "ail")) {
            forms.add(cut(lemma, lemma.endsWith("ail") ? 3 : 2), "aux");
        }
        if (lemma.length() >= MIN_ADJECTIVE && endsWithAny(lemma, ADJECTIVES)) {
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
        } else if (endsWithAny(lemma, "en", "on", "el", "eil", "et", "os", "as")) {
            forms.add(lemma + lemma.charAt(lemma.length() - 1), "e es");
            if (lemma.endsWith("et")) {
                forms.add(cut(lemma, 2), "ète ètes");
            }
        } else if (lemma.endsWith("eau")) {
            forms.add(cut(lemma, 3), "elle elles");
        } else if (lemma.endsWith("c")) {
            forms.add(lemma, "que ques he hes");
            forms.add(cut(lemma, 1), "que ques");
        } else if (lemma.endsWith("ong")) {
            forms.add(lemma, "ue ues");
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
