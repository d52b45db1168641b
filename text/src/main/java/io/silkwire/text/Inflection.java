package io.silkwire.text;

import io.silkwire.text.Stemmer.Letters;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How the words of some languages inflect, and the stems that follow from it.
 *
 * @param script of the words
 * @param languages two-letter codes
 * @param rule adds to the set the stems under which the forms of a normalised word may stand
 */
record Inflection(Script script, List<String> languages, BiConsumer<String, Set<String>> rule) {
    private static final List<Inflection> ALL = List.of(
            listed(
                    Script.CYRILLIC,
                    "ru",
                    word -> Letters.of(word) == Letters.RUSSIAN ? RussianParadigm.forms(word) : Set.of()),
            listed(Script.LATIN, "en", EnglishParadigm::forms),
            new Inflection(Script.CYRILLIC, List.of("kk", "ky", "uz", "tt"), Inflection::addChainStems),
            new Inflection(Script.LATIN, List.of("tr", "az", "tk", "uz", "kk"), Inflection::addChainStems));

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
        boolean unknown = main.equals("und") || main.equals("any");
        Script script = Script.of(word.charAt(0));
        return ALL.stream()
                .filter(inflection -> inflection.script == script && (unknown || inflection.languages.contains(main)))
                .toList();
    }

    void addStems(String word, Set<String> stems) {
        rule.accept(word, stems);
    }

    /** By a paradigm that is written out. */
    private static Inflection listed(Script script, String languages, Function<String, Set<String>> paradigm) {
        return new Inflection(script, Arrays.asList(languages.split(" ", -1)), (word, stems) -> {
            stems.add(Stemmer.stem(word));
            paradigm.apply(word).forEach(form -> stems.add(Stemmer.stem(form)));
        });
    }

    /** By chains of suffixes, which the stemmer takes off the words of a text. */
    private static void addChainStems(String word, Set<String> stems) {
        for (String stem : TurkicStems.of(word)) {
            stems.add(Stemmer.chainStem(stem));
            stems.add(Stemmer.exact(stem));
        }
    }
}
