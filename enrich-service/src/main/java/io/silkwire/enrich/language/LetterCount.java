package io.silkwire.enrich.language;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many letters of each script a piece of text has. Not thread-safe. */
final class LetterCount {
    /** Share of kana from which Han characters are Japanese: a headline has few, Chinese text has none. */
    private static final double KANA = 0.05;

    /** Letters of scripts with a language of their own begin here. */
    private static final char FIRST_SOLE = '\u0370';

    private final int[] shared = new int[Script.values().length];
    private final Map<SoleScript, Integer> sole = new EnumMap<>(SoleScript.class);

    /** Counts the letters of a piece of text; the end is not included. */
    void read(CharSequence text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int script = Script.of(c);
            if (script >= 0) {
                shared[script]++;
            } else if (c >= FIRST_SOLE) {
                i += readSole(Character.codePointAt(text, i));
            }
        }
    }

    /** Counts one character. @return how many more {@code char}s it has than one */
    private int readSole(int letter) {
        SoleScript script = SoleScript.of(letter);
        if (script != null) {
            sole.merge(script, script.weight(), Integer::sum);
        }
        return Character.charCount(letter) - 1;
    }

    /** The script of most letters if several languages of the model share it, else null. */
    @Nullable
    Script shared() {
        Script most = Script.LATIN;
        for (Script script : Script.values()) {
            most = shared[script.number()] > shared[most.number()] ? script : most;
        }
        return shared[most.number()] > soleLetters() ? most : null;
    }

    /** The script of most letters if one language has it, else null. */
    @Nullable
    SoleScript sole() {
        if (sole.isEmpty()) {
            return null;
        }
        int kana = letters(SoleScript.HIRAGANA) + letters(SoleScript.KATAKANA);
        if (kana > 0 && kana >= KANA * letters(SoleScript.HAN)) {
            return SoleScript.HIRAGANA;
        }
        return sole.entrySet().stream()
                .max(Map.Entry.<SoleScript, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** How many letters there are of scripts that one language has; an ideograph is several. */
    int soleLetters() {
        return sole.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int letters(SoleScript script) {
        return sole.getOrDefault(script, 0);
    }
}
