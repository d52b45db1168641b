package io.silkwire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InflectionTest {
    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void aLemmaFindsEveryFormOfItself(String language) throws IOException {
        List<String> missed = new ArrayList<>();
        for (String line : lines(language + ".txt")) {
            String lemma = line.substring(0, line.indexOf('=')).strip();
            Set<String> stems = LemmaClosure.stems(language, lemma);
            for (String form : forms(line)) {
                if (!token(form).hasStemIn(stems)) {
                    missed.add(lemma + " misses " + form + " (" + Stems.of(form) + " is not in " + stems + ")");
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void nineOfTenFormsShareOneStemEvenWithoutTheClosure(String language) throws IOException {
        int all = 0;
        int shared = 0;
        for (String line : lines(language + ".txt")) {
            String stem = stem(line.substring(0, line.indexOf('=')).strip());
            for (String form : forms(line)) {
                all++;
                shared += stem(form).equals(stem) ? 1 : 0;
            }
        }
        assertThat((double) shared / all).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void aLemmaIsFoundWhicheverOfItsFormsAPersonTypes(String language) throws IOException {
        int all = 0;
        int found = 0;
        for (String line : lines(language + ".txt")) {
            Token lemma = token(line.substring(0, line.indexOf('=')).strip());
            for (String form : forms(line)) {
                all++;
                found += lemma.hasStemIn(LemmaClosure.ofWord(Normalizer.word(form))) ? 1 : 0;
            }
        }
        assertThat((double) found / all).isGreaterThan(0.95);
    }

    @Test
    void differentWordsStayApart() throws IOException {
        for (String line : lines("confusables.txt")) {
            String[] words = line.split("\\s*=\\s*", -1);
            assertThat(token(words[1]).hasStemIn(LemmaClosure.stems("und", words[0])))
                    .as(line)
                    .isFalse();
        }
    }

    private static Token token(String word) {
        List<Token> tokens = Tokenizer.tokenize(word);
        assertThat(tokens).as(word).hasSize(1);
        return tokens.get(0);
    }

    private static String stem(String word) {
        return Stemmer.stem(Normalizer.word(word));
    }

    private static List<String> forms(String line) {
        List<String> forms = new ArrayList<>();
        for (String group : line.substring(line.indexOf('=') + 1).split(";", -1)) {
            String[] parts = group.strip().split("\\|\\s*", -1);
            for (String ending : parts[1].strip().split("\\s+", -1)) {
                forms.add(parts[0] + (ending.equals("-") ? "" : ending));
            }
        }
        return forms;
    }

    private static List<String> lines(String name) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(InflectionTest.class.getResourceAsStream("/inflection/" + name)),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
