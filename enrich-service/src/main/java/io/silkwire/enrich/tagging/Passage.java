package io.silkwire.enrich.tagging;

import io.silkwire.contracts.Evidence.Field;
import io.silkwire.text.Token;
import io.silkwire.text.Tokenizer;
import java.util.List;

/**
 * The title or the body of a statement with its words, cut once for tags, language and stems.
 *
 * @param tokens of the text, in its order
 */
public record Passage(Field field, String text, List<Token> tokens) {
    /** The passage of this text. */
    public static Passage of(Field field, String text) {
        return new Passage(field, text, Tokenizer.tokenize(text));
    }

    String surface(int from, int to) {
        return text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }
}
