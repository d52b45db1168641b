package io.silkwire.enrich.language;

import io.silkwire.enrich.language.LanguageProfile.Script;
import io.silkwire.text.Token;
import io.silkwire.text.Tokenizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the language of a text from its words: title and body → BCP 47 tag. Looks at the first words, weighs what each says
 * for and against the languages of its script, and answers only where the best language has enough evidence and is well ahead of
 * the next; where that leaves it unsure, what the publisher declared is believed if the text does not speak against it.
 * Thread-safe.
 */
public final class LanguageDetector {
    /** What it answers where it is not sure. */
    public static final String UNDETERMINED = "und";

    private static final int MAX_WORDS = 400;
    /** More characters than these hold {@link #MAX_WORDS} words in any language. */
    private static final int MAX_CHARS = 6_000;
    /** Evidence per word below which no language is named: running text has .25 and more, a list of names next to none. */
    private static final double MIN_EVIDENCE = 0.1;
    /** How far the best must be ahead of the second, as a share of its own evidence. */
    private static final double MIN_LEAD = 0.08;

    private static final Map<Script, List<LanguageProfile>> PROFILES = read();

    private LanguageDetector() {}

    /**
     * The language of a statement.
     *
     * @param declared BCP 47 tag that the publisher declared, or null
     * @return BCP 47 tag, or {@link #UNDETERMINED}
     */
    public static String detect(String title, String body, @Nullable String declared) {
        String text = body.isBlank() ? title : body;
        return detect(Tokenizer.tokenize(text.substring(0, Math.min(text.length(), MAX_CHARS))), declared);
    }

    private static String detect(List<Token> tokens, @Nullable String declared) {
        Map<String, Integer> letters = new HashMap<>();
        List<String> words = new ArrayList<>();
        for (Token token : tokens.subList(0, Math.min(tokens.size(), MAX_WORDS))) {
            String script = script(token.word());
            // A Han character says what several Latin letters say.
            letters.merge(script, token.word().length() * (script.equals("HAN") ? 3 : 1), Integer::sum);
            words.add(token.word());
        }
        letters.remove("");
        String most = letters.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
        return switch (most) {
            case "HAN" -> "zh";
            case "DEVANAGARI" -> "hi";
            case "LATIN", "CYRILLIC", "ARABIC" -> best(Script.valueOf(most), words, declared);
            default -> UNDETERMINED;
        };
    }

    private static String best(Script script, List<String> all, @Nullable String declared) {
        List<String> words =
                all.stream().filter(word -> script(word).equals(script.name())).toList();
        Map<String, Double> evidence = new HashMap<>();
        for (LanguageProfile profile : PROFILES.getOrDefault(script, List.of())) {
            double sum = words.stream().mapToDouble(profile::evidence).sum();
            evidence.merge(profile.language(), sum / words.size(), Math::max);
        }
        List<Map.Entry<String, Double>> ranked = evidence.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        double first = ranked.get(0).getValue();
        double second = ranked.get(1).getValue();
        if (first >= MIN_EVIDENCE && first - second >= MIN_LEAD * first) {
            return ranked.get(0).getKey();
        }
        String hint = declared == null ? "" : Locale.forLanguageTag(declared).getLanguage();
        return evidence.getOrDefault(hint, -1.0) >= 0 ? hint : UNDETERMINED;
    }

    /** The script of a word's first letter; empty where it begins with no letter. */
    private static String script(String word) {
        int first = word.codePointAt(0);
        return Character.isLetter(first) ? Character.UnicodeScript.of(first).name() : "";
    }

    private static Map<Script, List<LanguageProfile>> read() {
        Map<Script, List<LanguageProfile>> profiles = new EnumMap<>(Script.class);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LanguageDetector.class.getResourceAsStream("profiles.txt")),
                StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(LanguageProfile::parse)
                    .forEach(profile -> profiles.computeIfAbsent(profile.script(), script -> new ArrayList<>())
                            .add(profile));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the language profiles", e);
        }
        return profiles;
    }
}
