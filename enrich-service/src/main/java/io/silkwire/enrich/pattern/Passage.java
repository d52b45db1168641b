package io.silkwire.enrich.pattern;

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

    /** Title and body, cut into words. */
    public static List<Passage> of(String title, String body) {
        return List.of(of(Field.TITLE, title), of(Field.BODY, body));
    }

    /** The words {@code from} to before {@code to} as they are written. */
    public String surface(int from, int to) {
        return text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }
}
