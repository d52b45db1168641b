package io.silkwire.text;

import java.util.ArrayList;
import java.util.List;

/** Writes the stems of a text one after the other: what is indexed, searched and matched. */
public final class Stems {
    /** Parts the stems that one word may stand under. */
    public static final char OR = '|';
    /** Elasticsearch cuts longer tokens in two, which would shift every position behind. */
    static final int MAX_LENGTH = 250;

    /** The most stems a word may stand under. */
    public static final int MOST = 8;

    private static final String NONE = "-";

    private Stems() {}

    /**
     * The stems of the text's words in their order: words parted by single spaces, the stems of one word by {@code |}. Empty for a text
     * without words.
     */
    public static String of(String text) {
        return of(Tokenizer.tokenize(text));
    }

    /** The stems of these words, written in the same way. */
    public static String of(List<Token> tokens) {
        StringBuilder out = new StringBuilder(tokens.size() * 12);
        for (Token token : tokens) {
            if (!out.isEmpty()) {
                out.append(' ');
            }
            write(token.stems(), out);
        }
        return out.toString();
    }

    /**
     * The text's words as they are written ({@link Token#written}), parted by single spaces: the n-th stands at the position of the n-th
     * word of {@link #of}.
     */
    public static String written(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (Token token : Tokenizer.tokenize(text)) {
            out.append(out.isEmpty() ? "" : " ").append(token.written(text));
        }
        return out.toString();
    }

    private static void write(List<String> stems, StringBuilder out) {
        int start = out.length();
        for (int i = 0; i < stems.size(); i++) {
            if (i > 0 && out.length() - start + stems.get(i).length() >= MAX_LENGTH) {
                return;
            }
            out.append(i > 0 ? "|" : "").append(stems.get(i));
        }
    }

    /**
     * One stem of each word, out of what {@link #of} wrote: the {@code n}-th, or {@code -} where the word has fewer. An index that has one
     * term at a position holds a field for each {@code n} below {@link #MOST}.
     */
    public static String layer(String stems, int n) {
        StringBuilder out = new StringBuilder(stems.length());
        for (List<String> word : split(stems)) {
            out.append(out.isEmpty() ? "" : " ").append(n < word.size() ? word.get(n) : NONE);
        }
        return out.toString();
    }

    /**
     * Whether a stem can stand in the {@code n}-th layer: the one by the rule for a word's letters is its first, those of chains and clitics
     * follow.
     */
    public static boolean standsInLayer(String stem, int n) {
        char last = stem.charAt(stem.length() - 1);
        return (last == Stemmer.CHAIN || last == Stemmer.CLITIC) == n > 0;
    }

    /** For each word the stems it may stand under, out of what {@link #of} wrote. */
    public static List<List<String>> split(String stems) {
        List<List<String>> words = new ArrayList<>();
        int start = 0;
        while (start < stems.length()) {
            int space = stems.indexOf(' ', start);
            int end = space < 0 ? stems.length() : space;
            words.add(word(stems, start, end));
            start = end + 1;
        }
        return words;
    }

    private static List<String> word(String stems, int start, int end) {
        int bar = stems.indexOf(OR, start);
        if (bar < 0 || bar >= end) {
            return List.of(stems.substring(start, end));
        }
        return List.of(stems.substring(start, end).split("\\|", -1));
    }
}
