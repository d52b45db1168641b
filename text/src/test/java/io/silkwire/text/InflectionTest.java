package io.silkwire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InflectionTest {
    @ParameterizedTest
    @ValueSource(strings = {"ru", "uk", "kk", "ky", "uz", "tg", "fa", "ar", "tr", "az", "tk", "en", "fr", "es", "de"})
    void aLemmaFindsEveryFormOfItself(String language) throws IOException {
        List<String> missed = new ArrayList<>();
        InflectionTable.of(language).forEach((lemma, forms) -> {
            Set<String> stems = LemmaClosure.stems(language, lemma);
            for (String form : forms) {
                if (!word(form).hasStemIn(stems)) {
                    missed.add(lemma + " misses " + form + " (none of " + Stems.of(form) + " is in " + stems + ")");
                }
            }
        });
        assertThat(missed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void nineOfTenFormsShareOneStemEvenWithoutTheClosure(String language) throws IOException {
        int all = 0;
        int shared = 0;
        for (Map.Entry<String, List<String>> entry :
                InflectionTable.of(language).entrySet()) {
            for (String form : entry.getValue()) {
                all++;
                shared += stem(form).equals(stem(entry.getKey())) ? 1 : 0;
            }
        }
        assertThat((double) shared / all).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @CsvSource({"ru, 0.95", "en, 0.95", "kk, 0.6", "tr, 0.6", "uz, 0.6"})
    void aLemmaIsFoundWhicheverOfItsFormsAPersonTypes(String language, double share) throws IOException {
        int all = 0;
        int found = 0;
        for (Map.Entry<String, List<String>> entry :
                InflectionTable.of(language).entrySet()) {
            for (String form : entry.getValue()) {
                all++;
                found += word(entry.getKey()).hasStemIn(LemmaClosure.ofWord(Normalizer.word(form))) ? 1 : 0;
            }
        }
        assertThat((double) found / all).isGreaterThan(share);
    }

    @Test
    void differentWordsStayApart() throws IOException {
        int all = 0;
        List<String> met = new ArrayList<>();
        for (String line : InflectionTable.lines("confusables")) {
            String[] parts = line.split("\\s*[|=]\\s*", -1);
            Set<String> stems = LemmaClosure.stems(parts[0], parts[1]);
            for (String other : parts[2].split(" ", -1)) {
                all++;
                if (word(other).hasStemIn(stems)) {
                    met.add(line + ": " + other);
                }
            }
        }
        assertThat(met).hasSizeLessThan(all / 100);
    }

    @ParameterizedTest
    @CsvSource({
        "uz, terrorchilik, террорчиликнинг",
        "uz, террорчилик, terrorchilikning",
        "uz, ўзбекистон, Oʻzbekistonda",
        "kk, қазақстан, Qazaqstannyñ",
        "kk, қазақстан, Казакстанда",
        "tr, terörist, teroristlerin",
        "tr, ırak, IRAK'TA",
        "tg, тоҷикистон, Точикистон"
    })
    void otherScriptsAndKeyboardsSpellTheSameWord(String language, String lemma, String form) {
        assertThat(word(form).hasStemIn(LemmaClosure.stems(language, lemma))).isTrue();
    }

    @Test
    void aPhraseOfATurkicLanguageIsFoundWithItsHeadInAnyCase() {
        List<Set<String>> phrase = LemmaClosure.phrase("kk", "су ресурстары");
        List<Token> text = Tokenizer.tokenize("Орталық Азияның су ресурстарына");
        assertThat(text.get(2).hasStemIn(phrase.get(0))).isTrue();
        assertThat(text.get(3).hasStemIn(phrase.get(1))).isTrue();
    }

    /** The last word: what stands before it was parted from it, as an elided article is. */
    private static Token word(String form) {
        List<Token> tokens = Tokenizer.tokenize(form);
        assertThat(tokens).as(form).hasSizeBetween(1, 2);
        return tokens.get(tokens.size() - 1);
    }

    private static String stem(String word) {
        return Stemmer.stem(Normalizer.word(word));
    }
}
