package io.silkwire.text;

import io.silkwire.text.Stemmer.Letters;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How the words of some languages inflect, and the stems that follow from it.
 *
 * @param script of the words
 * @param languages their codes; {@code und} where words of unknown language are looked for so
 * @param rule adds to the set the stems under which the forms of a normalised word may stand
 */
record Inflection(Script script, List<String> languages, BiConsumer<String, Set<String>> rule) {
    private static final String UNKNOWN = "und";

    private static final List<Inflection> ALL = List.of(
            stemmed(
                    Script.CYRILLIC,
                    "ru und",
                    word -> Letters.of(word) == Letters.RUSSIAN ? RussianParadigm.forms(word) : Set.of()),
            exact(Script.CYRILLIC, "uk", UkrainianParadigm::forms),
            stemmed(Script.CYRILLIC, "und", UkrainianParadigm::forms),
            exact(Script.CYRILLIC, "tg", TajikParadigm::forms),
            exact(Script.CYRILLIC, "und", TajikParadigm::commonForms),
            new Inflection(Script.CYRILLIC, List.of("kk", "ky", "uz", UNKNOWN), Inflection::addChainStems),
            stemmed(Script.LATIN, "en und", EnglishParadigm::forms),
            exact(Script.LATIN, "fr und", RomanceParadigm::french),
            exact(Script.LATIN, "es", RomanceParadigm::spanish),
            exact(Script.LATIN, "de", GermanParadigm::forms),
            new Inflection(Script.LATIN, List.of("tr", "az", "tk", "uz", "kk", UNKNOWN), Inflection::addChainStems),
            exact(Script.ARABIC, "fa prs", PersianParadigm::forms),
            exact(Script.ARABIC, "ps", PersianParadigm::pashtoForms),
            exact(Script.ARABIC, "und", PersianParadigm::commonForms),
            new Inflection(Script.ARABIC, List.of("ar", UNKNOWN), ArabicParadigm::addStems));

    enum Script {
        CYRILLIC,
        LATIN,
        ARABIC,
        OTHER;

        static Script of(char c) {
            return Normalizer.isCyrillic(c)
                    ? CYRILLIC
                    : Normalizer.isLatin(c) ? LATIN : Normalizer.isArabic(c) ? ARABIC : OTHER;
        }
    }

    /** What a word of this language may go by; of an unknown language by all of its script. */
    static List<Inflection> of(String language, String word) {
        String main = language.indexOf('-') < 0 ? language : language.substring(0, language.indexOf('-'));
        String wanted = main.equals("any") ? UNKNOWN : main;
        Script script = Script.of(word.charAt(0));
        return ALL.stream()
                .filter(inflection -> inflection.script == script && inflection.languages.contains(wanted))
                .toList();
    }

    void addStems(String word, Set<String> stems) {
        rule.accept(word, stems);
    }

    /** By a paradigm that is written out, each form as the stemmer cuts it. */
    private static Inflection stemmed(Script script, String languages, Function<String, Set<String>> paradigm) {
        return new Inflection(script, Endings.split(languages), (word, stems) -> {
            stems.add(Stemmer.stem(word));
            paradigm.apply(word).forEach(form -> stems.add(Stemmer.stem(form)));
        });
    }

    /** By a paradigm that is written out, each form as it is: where the stemmer for those letters is another language's. */
    private static Inflection exact(Script script, String languages, Function<String, Set<String>> paradigm) {
        return new Inflection(
                script,
                Endings.split(languages),
                (word, stems) -> paradigm.apply(word).forEach(form -> addExact(form, stems)));
    }

    private static void addExact(String form, Set<String> stems) {
        stems.add(Stemmer.exact(form));
        if (form.length() >= Fold.MIN_LENGTH) {
            stems.add(Stemmer.exact(Fold.neighbours(form)));
        }
    }

    /** In words of plain letters the stemmer leaves chains of one letter, of which it would find too many. */
    private static void addOneLetterChains(String stem, Set<String> stems) {
        if (Letters.of(stem) == Letters.OTHER || stem.length() < 2) {
            return;
        }
        boolean cyrillic = Normalizer.isCyrillic(stem.charAt(0));
        char last = stem.charAt(stem.length() - 1);
        boolean rounded = Chains.isRounded(stem, stem.length());
        String chains = (Chains.endsInConsonant(last) ? (cyrillic ? "ыи" : "iaey") + (rounded ? "уu" : "") : "")
                + (Chains.isVowel(last) ? cyrillic ? "мн" : "mn" : "");
        chains.chars().forEach(chain -> stems.add(Stemmer.exact(stem + (char) chain)));
    }

    /** By chains of suffixes, which the stemmer takes off the words of a text. */
    private static void addChainStems(String word, Set<String> stems) {
        for (String stem : TurkicStems.of(word)) {
            stems.add(Stemmer.chainStem(stem));
            stems.add(Stemmer.exact(stem));
            addOneLetterChains(stem, stems);
        }
    }
}
