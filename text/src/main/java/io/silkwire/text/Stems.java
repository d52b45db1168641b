package io.silkwire.text;

import java.util.ArrayList;
import java.util.Arrays;
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
        Tokenizer.eachWord(text, (gap, start, end) -> {
            if (Words.isWord(text, start, end)) {
                out.append(out.isEmpty() ? "" : " ").append(Normalizer.written(text.substring(start, end)));
            }
        });
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
     * The stems of all words in {@link #MOST} layers, out of what {@link #of} wrote: the n-th layer has the n-th stem of each word at the
     * position of the word, {@code -} where the word has fewer, and ends with the last stem there is, so that most layers of most texts
     * are empty. An index that has one term at a position holds a field for each layer.
     */
    public static List<String> layers(String stems) {
        Layers layers = new Layers();
        int start = 0;
        for (int at = 0; at <= stems.length(); at++) {
            char sign = at == stems.length() ? ' ' : stems.charAt(at);
            if ((sign == ' ' || sign == OR) && at > start) {
                layers.add(stems, start, at);
            }
            if (sign == ' ') {
                layers.nextWord();
            }
            start = sign == ' ' || sign == OR ? at + 1 : start;
        }
        return layers.written();
    }

    /** Layers while they are written: each remembers how many words it has reached. */
    private static final class Layers {
        private final StringBuilder[] texts = new StringBuilder[MOST];
        private final int[] reached = new int[MOST];
        private int word;
        private int layer;

        Layers() {
            Arrays.setAll(texts, n -> new StringBuilder());
        }

        void add(String stems, int start, int end) {
            StringBuilder text = texts[layer];
            for (; reached[layer] < word; reached[layer]++) {
                text.append(NONE).append(' ');
            }
            text.append(stems, start, end).append(' ');
            reached[layer++]++;
        }

        void nextWord() {
            word++;
            layer = 0;
        }

        List<String> written() {
            return Arrays.stream(texts)
                    .map(text -> text.substring(0, Math.max(0, text.length() - 1)))
                    .toList();
        }
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
