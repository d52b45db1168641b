package io.silkwire.text;

import static io.silkwire.text.Endings.cut;
import static io.silkwire.text.Endings.endsWithAny;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Writes out the cases of a Ukrainian noun or adjective (the four declensions of the Ukrainian orthography of 2019, §§ 80–106), with
 * the alternations і/о, і/е, г/з, к/ц, х/с and fleeting vowels. Gender and declension are guessed from the ending; where it allows
 * several, the forms of all of them are given.
 */
final class UkrainianParadigm {
    private static final String HARD = "- а у ові ом і и е ів ам ами ах ою";
    private static final String SOFT = "ь я ю еві єві ем єм і ї ів їв ей ям ями ях ьом й";
    private static final String HARD_A = "а и і у ою ею о е - ам ами ах ей";
    private static final String SOFT_A = "я і ї ю ею єю е є ь й - ям ями ях ей";
    private static final String THIRD = "ь і ю ей ям ями ях ів";
    private static final String ADJECTIVE =
            "ий ій ого ьго ому им ім а я ої ої у ю ою ьою е є і их іх ими іми його йому їм їй їх їми яя";
    private static final String VOWELS = "аеиіїоуюяє";

    private UkrainianParadigm() {}

    static Set<String> forms(String lemma) {
        Endings forms = new Endings();
        if (lemma.length() > 2) {
            addDeclined(lemma, forms);
        }
        return forms.forms();
    }

    private static void addDeclined(String lemma, Endings forms) {
        char last = lemma.charAt(lemma.length() - 1);
        switch (last) {
            case 'а' -> feminine(cut(lemma, 1), HARD_A, forms);
            case 'я' -> {
                feminine(cut(lemma, 1), SOFT_A, forms);
                neuterYa(lemma, forms);
            }
            case 'о' -> neuter(cut(lemma, 1), "о а у ові ом і и ам ами ах -", forms);
            case 'е' -> neuter(cut(lemma, 1), "е я ю ем і ів ь ям ями ях а у ем ам ами ах - ей", forms);
            case 'ь' -> {
                masculine(lemma, cut(lemma, 1), SOFT, forms);
                third(cut(lemma, 1), forms);
            }
            case 'й' -> {
                masculine(lemma, cut(lemma, 1), SOFT + " ї ю я єм ях їв", forms);
                if (lemma.endsWith("ій")) {
                    forms.add(cut(lemma, 2) + "о", "ю я єм єві ї їв ям ями ях");
                }
            }
            case 'и', 'і', 'ї' -> forms.add(cut(lemma, 1), HARD + " " + SOFT);
            default -> {
                masculine(lemma, lemma, HARD + " я ю ем еві ям ями ях ей", forms);
                third(lemma, forms);
            }
        }
        if (endsWithAny(lemma, "на", "ська", "цька")) {
            // adjectives that have become nouns: змінна, набережна
            forms.add(cut(lemma, 1), ADJECTIVE);
        }
        if (endsWithAny(lemma, "ий", "ій", "ої")) {
            forms.add(cut(lemma, 2), ADJECTIVE);
            forms.add(cut(lemma, 2) + "ь", "ого ому ою ої");
        }
    }

    private static void feminine(String stem, String endings, Endings forms) {
        forms.add(stem, endings);
        forms.add(softened(stem), "і");
        forms.add(stem, endings.startsWith("я") ? "" : "і");
        genitivePlural(stem, forms);
    }

    /** {@code питання → питань, стаття → статей, немовля → немовляти, ім'я → імені}. */
    private static void neuterYa(String lemma, Endings forms) {
        String stem = cut(lemma, 1);
        forms.add(stem, "ю ям і ях ями ів");
        forms.add(cut(stem, 1), "ь ей");
        forms.add(lemma, "ти т там тами тах тою");
        if (stem.endsWith("'")) {
            forms.add(cut(stem, 1), "ені енем ена ен енам енами енах");
        }
    }

    private static void neuter(String stem, String endings, Endings forms) {
        forms.add(stem, endings);
        forms.add(softened(stem), "і");
        genitivePlural(stem, forms);
    }

    private static void masculine(String lemma, String stem, String endings, Endings forms) {
        for (String base : bases(stem)) {
            forms.add(base, endings);
            forms.add(softened(base), "і");
            if (base.endsWith("ц") || base.endsWith("ст")) {
                forms.add(base, "я ю еві ем і ів ям ями ях");
            }
        }
        if (endsWithAny(lemma, "ин")) {
            forms.add(cut(lemma, 2), "и - ам ами ах");
        }
    }

    /** Nouns of the third declension: {@code область → областю, річ → річчю, кров → кров'ю}, with і/о: {@code ніч → ночі}. */
    private static void third(String stem, Endings forms) {
        for (String base : bases(stem)) {
            forms.add(base, THIRD);
        }
        forms.add(stem, "'ю");
        if (!stem.isEmpty()) {
            forms.add(stem + stem.charAt(stem.length() - 1), "ю");
        }
    }

    /** The stem before endings: as it is, without a fleeting vowel, and with its last і as о or е. */
    private static Set<String> bases(String stem) {
        Set<String> bases = new LinkedHashSet<>();
        bases.add(stem);
        int vowel = stem.length() - 2;
        if (vowel < 1 || VOWELS.indexOf(stem.charAt(vowel + 1)) >= 0) {
            return bases;
        }
        char last = stem.charAt(vowel + 1);
        String head = stem.substring(0, vowel);
        switch (stem.charAt(vowel)) {
            case 'о', 'е' -> bases.add(head + last);
            case 'є' -> bases.add(head + "й" + last);
            case 'і', 'ї' -> {
                bases.add(head + last);
                bases.add(head + "о" + last);
                bases.add(head + "е" + last);
                bases.add(head + "є" + last);
                if (head.endsWith("л") || head.endsWith("н")) {
                    bases.add(head + "ь" + last);
                }
            }
            default -> {}
        }
        if (last == 'ц' && (stem.charAt(vowel) == 'е')) {
            bases.add(head + "ь" + last);
            if (head.contains("о")) {
                bases.add(head.replaceFirst("о(?=[^о]*$)", "і") + last);
            }
        }
        if (bases.size() == 1 && vowel > 1 && stem.charAt(vowel - 1) == 'і') {
            // two consonants behind: міст → мосту
            bases.add(stem.substring(0, vowel - 1) + "о" + stem.substring(vowel));
        }
        return bases;
    }

    /** {@code вод, доріг, поставок, земель, шкіл}. */
    private static void genitivePlural(String stem, Endings forms) {
        int last = stem.length() - 1;
        if (last < 2) {
            return;
        }
        if (stem.endsWith("ійн")) {
            forms.add(cut(stem, 3), "оєн");
        }
        boolean cluster = VOWELS.indexOf(stem.charAt(last)) < 0 && VOWELS.indexOf(stem.charAt(last - 1)) < 0;
        if (cluster) {
            String head = stem.substring(0, last);
            forms.add(head, "о" + stem.charAt(last));
            String hard = endsWithAny(head, "ь", "й") ? cut(head, 1) : head;
            forms.add(
                    hard,
                    "о" + stem.charAt(last) + " е" + stem.charAt(last) + " е" + stem.charAt(last) + "ь і"
                            + stem.charAt(last));
        }
        for (int at = last; at > 0; at--) {
            char c = stem.charAt(at);
            if (VOWELS.indexOf(c) >= 0) {
                if (c == 'о' || c == 'е') {
                    forms.add(stem.substring(0, at) + "і" + stem.substring(at + 1), "- ь");
                }
                return;
            }
        }
    }

    /** Before і: {@code безпека → безпеці, дорога → дорозі, муха → мусі}. */
    private static String softened(String stem) {
        String head = cut(stem, 1);
        return switch (stem.isEmpty() ? ' ' : stem.charAt(stem.length() - 1)) {
            case 'г' -> head + "з";
            case 'к' -> head + "ц";
            case 'х' -> head + "с";
            default -> stem;
        };
    }
}
