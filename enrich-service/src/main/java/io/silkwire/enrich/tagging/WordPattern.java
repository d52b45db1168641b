package io.silkwire.enrich.tagging;

import io.silkwire.enrich.topic.Term.Kind;
import io.silkwire.text.LemmaClosure;
import io.silkwire.text.Normalizer;
import io.silkwire.text.Token;
import io.silkwire.text.Tokenizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Words in a row, each place with what may stand there. */
record WordPattern(List<Position> positions) {
    /** Compiles one text of a term; near and same-sentence sides are lemmas. */
    static WordPattern of(Kind kind, String language, String text) {
        return switch (kind) {
            case EXACT -> words(text, token -> Position.ofSurface(token.surface(text)));
            case PHRASE -> words(text, token -> Position.ofWord(token.word()));
            case PREFIX -> prefix(text);
            case LEMMA, NEAR, SAME_SENTENCE -> lemma(language, text);
        };
    }

    /** The place to look for it by. */
    int anchor() {
        int anchor = 0;
        for (int i = 1; i < positions.size(); i++) {
            if (positions.get(i).rarity() > positions.get(anchor).rarity()) {
                anchor = i;
            }
        }
        return anchor;
    }

    /** Whether it stands in the passage with its first word at {@code from}. */
    boolean standsAt(Passage passage, int from) {
        List<Token> tokens = passage.tokens();
        if (from < 0 || from + positions.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < positions.size(); i++) {
            Token token = tokens.get(from + i);
            if ((i > 0 && token.afterBreak()) || !positions.get(i).matches(token, passage.text())) {
                return false;
            }
        }
        return true;
    }

    private static WordPattern lemma(String language, String text) {
        List<Position> positions = new ArrayList<>();
        for (String chunk : text.strip().split("\\s+", -1)) {
            if (chunk.indexOf('|') >= 0 || chunk.indexOf('*') >= 0) {
                positions.add(alternatives(language, chunk));
            } else {
                LemmaClosure.phrase(language, chunk).forEach(stems -> positions.add(Position.ofStems(stems)));
            }
        }
        return new WordPattern(List.copyOf(positions));
    }

    private static Position alternatives(String language, String chunk) {
        Set<String> stems = new LinkedHashSet<>();
        List<String> prefixes = new ArrayList<>();
        for (String word : chunk.split("\\|", -1)) {
            if (word.endsWith("*")) {
                prefixes.add(Normalizer.word(word.substring(0, word.length() - 1)));
            } else {
                stems.addAll(LemmaClosure.stems(language, word));
            }
        }
        return new Position(stems, List.copyOf(prefixes), Set.of(), Set.of());
    }

    private static WordPattern prefix(String text) {
        List<Token> tokens = Tokenizer.tokenize(text);
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.get(i).word();
            positions.add(i == tokens.size() - 1 ? Position.ofPrefix(word) : Position.ofWord(word));
        }
        return new WordPattern(List.copyOf(positions));
    }

    private static WordPattern words(String text, Function<Token, Position> position) {
        return new WordPattern(Tokenizer.tokenize(text).stream().map(position).toList());
    }
}
