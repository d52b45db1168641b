package io.silkwire.enrich.language;

import io.silkwire.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What speaks for and against one language in one script: letters it has and lacks, its commonest words and endings. */
record LanguageProfile(
        String language,
        Script script,
        Set<Character> own,
        Set<Character> lacking,
        Set<String> words,
        List<String> endings) {
    /** The scripts that several of our languages share. */
    enum Script {
        LATIN("abcdefghijklmnopqrstuvwxyz"),
        CYRILLIC("абвгдежзийклмнопрстуфхцчшщъыьэюя"),
        ARABIC("ءآأؤإئابتثجحخدذرزسشصضطظعغفقکلمنهوی");

        private final String letters;

        Script(String letters) {
            this.letters = letters;
        }
    }

    private static final int MIN_STEM = 2;

    /** Reads a line of the profiles; the file tells its columns. */
    static LanguageProfile parse(String line) {
        String[] columns = line.split("\\|", 5);
        List<String> words = Arrays.stream(columns[4].strip().split("\\s+", -1))
                .map(word -> word.startsWith("-") ? word : Normalizer.word(word))
                .toList();
        return new LanguageProfile(
                columns[0].strip(),
                Script.valueOf(columns[1].strip()),
                letters(columns[2].strip()),
                letters(columns[3].strip()),
                words.stream().filter(word -> !word.startsWith("-")).collect(Collectors.toUnmodifiableSet()),
                words.stream()
                        .filter(word -> word.startsWith("-"))
                        .map(word -> Normalizer.word(word.substring(1)))
                        .distinct()
                        .toList());
    }

    /** How much one word speaks for the language: below 0 against it. */
    double evidence(String word) {
        if (hasForeignLetter(word)) {
            return -1;
        }
        double evidence = words.contains(word) ? 1 : 0;
        if (hasOwnLetter(word)) {
            evidence += 0.4;
        }
        return evidence == 0 && hasEnding(word) ? 0.35 : evidence;
    }

    private boolean hasForeignLetter(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c != '\'' && (lacking.contains(c) || !(script.letters.indexOf(c) >= 0 || own.contains(c)))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasOwnLetter(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (own.contains(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasEnding(String word) {
        for (String ending : endings) {
            if (word.length() >= ending.length() + MIN_STEM && word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static Set<Character> letters(String text) {
        return text.chars().mapToObj(c -> (char) c).collect(Collectors.toUnmodifiableSet());
    }
}
