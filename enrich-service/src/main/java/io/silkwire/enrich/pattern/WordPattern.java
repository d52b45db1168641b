package io.silkwire.enrich.pattern;

import io.silkwire.text.Normalizer;
import io.silkwire.text.Token;
import io.silkwire.text.Tokenizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Words in a row, each place with what may stand there. */
public record WordPattern(List<Position> positions) {
    /** Copies the positions. */
    public WordPattern {
        positions = List.copyOf(positions);
    }

    /** These letters in this case. */
    public static WordPattern exact(String text) {
        return words(text, token -> Position.ofSurface(token.surface(text)));
    }

    /** These very forms, case aside. */
    public static WordPattern phrase(String text) {
        return words(text, token -> Position.ofWord(token.word()));
    }

    /** Words of which the last begins so. */
    public static WordPattern prefix(String text) {
        List<Token> tokens = Tokenizer.tokenize(text);
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.get(i).word();
            positions.add(i == tokens.size() - 1 ? Position.ofPrefix(word) : Position.ofWord(word));
        }
        return new WordPattern(List.copyOf(positions));
    }

    /** Any inflected form of each word; {@code a|b} is either, {@code word*} a beginning. */
    public static WordPattern lemma(String language, String text, Lemmas lemmas) {
        List<Position> positions = new ArrayList<>();
        for (String chunk : text.strip().split("\\s+", -1)) {
            if (chunk.indexOf('|') >= 0 || chunk.indexOf('*') >= 0) {
                positions.add(alternatives(language, chunk, lemmas));
            } else {
                lemmas.phrase(language, chunk).forEach(stems -> positions.add(Position.ofStems(stems)));
            }
        }
        return new WordPattern(List.copyOf(positions));
    }

    private static Position alternatives(String language, String chunk, Lemmas lemmas) {
        Set<String> stems = new LinkedHashSet<>();
        Set<String> prefixes = new LinkedHashSet<>();
        for (String word : chunk.split("\\|", -1)) {
            if (word.endsWith("*")) {
                prefixes.add(Normalizer.word(word.substring(0, word.length() - 1)));
            } else {
                lemmas.phrase(language, word).forEach(stems::addAll);
            }
        }
        return new Position(stems, prefixes, Set.of(), Set.of());
    }

    private static WordPattern words(String text, Function<Token, Position> position) {
        return new WordPattern(Tokenizer.tokenize(text).stream().map(position).toList());
    }
}
