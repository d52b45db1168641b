package io.silkwire.quality.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text → how often each of its words, or each run of words, stands in it. */
public final class Tokens {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+");

    private Tokens() {}

    /** Lower-cased words with their numbers. */
    public static Map<String, Integer> words(String text) {
        return shingles(text, 1);
    }

    /** Runs of this many words; a shorter text is one run. */
    static Map<String, Integer> shingles(String text, int size) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            words.add(word.group());
        }
        Map<String, Integer> counts = new HashMap<>();
        if (!words.isEmpty() && words.size() < size) {
            counts.put(String.join(" ", words), 1);
        }
        for (int i = 0; i + size <= words.size(); i++) {
            counts.merge(String.join(" ", words.subList(i, i + size)), 1, Integer::sum);
        }
        return counts;
    }
}
