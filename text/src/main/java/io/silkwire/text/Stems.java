package io.silkwire.text;

import java.util.List;

/** Writes the stems of a text one after the other: what is indexed, searched and matched. */
public final class Stems {
    private Stems() {}

    /** The stems of the text's words in their order, joined by single spaces; empty for a text without words. */
    public static String of(String text) {
        return of(Tokenizer.tokenize(text));
    }

    /** The stems of these words, joined by single spaces. */
    public static String of(List<Token> tokens) {
        StringBuilder out = new StringBuilder(tokens.size() * 8);
        for (Token token : tokens) {
            if (!out.isEmpty()) {
                out.append(' ');
            }
            out.append(token.stem());
        }
        return out.toString();
    }

    /** The stems in a text that {@link #of} wrote, in their order. */
    public static List<String> split(String stems) {
        return stems.isEmpty() ? List.of() : List.of(stems.split(" ", -1));
    }
}
