package io.silkwire.text;

import static io.silkwire.text.Endings.cut;

import java.util.Set;

/**
 * Writes out the forms of a Tajik noun (J. R. Perry, A Tajik Persian Reference Grammar, 2005, ch. 2) in the letters that {@link Normalizer} leaves: plurals, the ezafe {@code -и}, the
 * indefinite {@code -е}, the object's {@code -ро}, the joining {@code -у} and possessive enclitics.
 */
final class TajikParadigm {
    private static final String ENDS = "- и е ро у ю ву ам ат аш амон атон ашон яму ям ят яш ямон ятон яшон аст ст анд";
    private static final String OBJECT = "аш ашон амон ам";
    private static final String VOWELS = "аоуеиёюяэыӣӯ";

    private TajikParadigm() {}

    static Set<String> forms(String lemma) {
        Endings forms = new Endings();
        if (lemma.length() < 2) {
            return forms.forms();
        }
        String stem = lemma.endsWith("ӣ") ? cut(lemma, 1) + "и" : lemma;
        addEnds(stem, forms);
        addEnds(stem + "ҳо", forms);
        char last = lemma.charAt(lemma.length() - 1);
        for (String plural : Endings.split(last == 'а' ? "гон" : VOWELS.indexOf(last) >= 0 ? "ен вон" : "он")) {
            addEnds(stem + plural, forms);
        }
        if (last == 'ӣ') {
            addEnds(cut(lemma, 1) + "иен", forms);
        }
        if (last == 'т' || last == 'р' || last == 'ъ') {
            addEnds(stem + "от", forms);
        }
        return forms.forms();
    }

    /** The forms that a word of unknown language is looked for by: those that are no ending of another language. */
    static Set<String> commonForms(String lemma) {
        Endings forms = new Endings();
        if (lemma.length() > 2) {
            String stem = lemma.endsWith("ӣ") ? cut(lemma, 1) + "и" : lemma;
            forms.add(stem, "и ро ҳо ҳои ҳоро ҳое");
        }
        return isTajik(lemma) ? forms(lemma) : forms.forms();
    }

    private static boolean isTajik(String word) {
        return word.chars().anyMatch(c -> "ҳҷӣӯ".indexOf(c) >= 0);
    }

    private static void addEnds(String stem, Endings forms) {
        forms.add(stem, ENDS);
        for (String owner : Endings.split(OBJECT)) {
            forms.add(stem + owner, "ро и");
            forms.add(stem + owner.replaceFirst("^а", "я"), "ро и");
        }
        forms.add(stem, "еро иро");
    }
}
