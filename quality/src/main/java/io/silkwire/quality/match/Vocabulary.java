package io.silkwire.quality.match;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words of a language, drawn as often as words are (Zipf's law): those of the seed corpus in the order of their frequency, and behind
 * them as many made of syllables as a large corpus has rare ones.
 */
final class Vocabulary {
    /** As many different words as some hundred statements have. */
    private static final int SIZE = 30_000;

    /** Rank and exponent of the Zipf–Mandelbrot law, as running text has them. */
    private static final double SHIFT = 2.7;

    private static final double EXPONENT = 1.05;

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final int SHORTEST = 2;

    private static final String[] LATIN = {
        "an", "ber", "con", "der", "est", "for", "gra", "har", "in", "jor", "ker", "lan", "men", "nor", "or", "pre",
        "qua", "rel", "ser", "tion", "un", "ver", "wor", "xen", "yar", "zon", "ist", "ble", "ment", "ous"
    };
    private static final String[] CYRILLIC = {
        "ан", "бер", "вод", "гра", "дел", "ел", "жар", "зор", "ин", "кол", "лен", "мор", "нос", "об", "пре", "раз",
        "сел", "тор", "ум", "фор", "хол", "цен", "чер", "шир", "ств", "ния", "ость", "ский", "ель", "ка"
    };

    private final List<String> words;
    private final double[] upTo;

    private Vocabulary(List<String> words) {
        this.words = List.copyOf(words);
        this.upTo = new double[words.size()];
        double sum = 0;
        for (int rank = 0; rank < upTo.length; rank++) {
            sum += 1 / Math.pow(rank + 1 + SHIFT, EXPONENT);
            upTo[rank] = sum;
        }
    }

    /** English words, the frequent ones out of the texts of this folder. */
    static Vocabulary english(Path corpus) throws IOException {
        return of(corpus, Character.UnicodeScript.LATIN, LATIN);
    }

    /** Russian words, the frequent ones out of the texts of this folder. */
    static Vocabulary russian(Path corpus) throws IOException {
        return of(corpus, Character.UnicodeScript.CYRILLIC, CYRILLIC);
    }

    private static Vocabulary of(Path corpus, Character.UnicodeScript script, String[] syllables) throws IOException {
        Set<String> words = new LinkedHashSet<>(frequent(corpus, script));
        Random random = new Random(syllables.length);
        while (words.size() < SIZE) {
            StringBuilder word = new StringBuilder();
            for (int n = 2 + random.nextInt(3); n > 0; n--) {
                word.append(syllables[random.nextInt(syllables.length)]);
            }
            words.add(word.toString());
        }
        return new Vocabulary(new ArrayList<>(words));
    }

    private static List<String> frequent(Path corpus, Character.UnicodeScript script) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        try (Stream<Path> files = Files.list(corpus)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                for (String word : words(Files.readString(file, StandardCharsets.UTF_8))) {
                    if (word.length() >= SHORTEST && Character.UnicodeScript.of(word.codePointAt(0)) == script) {
                        counts.merge(word.toLowerCase(Locale.ROOT), 1, Integer::sum);
                    }
                }
            }
        }
        return counts.keySet().stream()
                .sorted(Comparator.comparingInt((String word) -> -counts.getOrDefault(word, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** A word by chance, the frequent ones more often. */
    String draw(Random random) {
        return drawBehind(0, random);
    }

    /** A word by chance that is not one of so many most frequent ones. */
    String drawBehind(int rank, Random random) {
        double before = rank == 0 ? 0 : upTo[rank - 1];
        double at = before + random.nextDouble() * (upTo[upTo.length - 1] - before);
        int found = Arrays.binarySearch(upTo, at);
        return words.get(Math.min(words.size() - 1, found >= 0 ? found : -found - 1));
    }
}
