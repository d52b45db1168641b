package io.silkwire.alert.match.engine;

import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Statement;
import io.silkwire.text.Token;
import io.silkwire.text.Tokenizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of one statement as its publisher wrote it, cut into words when first asked for. Not thread-safe. */
final class Wording {
    private final Statement statement;
    private @Nullable List<Token> title;
    private @Nullable List<Token> body;

    Wording(Statement statement) {
        this.statement = statement;
    }

    Statement statement() {
        return statement;
    }

    String text(Evidence.Field field) {
        return field == Evidence.Field.TITLE ? statement.title() : statement.body();
    }

    List<Token> words(Evidence.Field field) {
        return field == Evidence.Field.TITLE ? titleWords() : bodyWords();
    }

    /** Whether the word of this number is written exactly so. */
    boolean isWritten(Evidence.Field field, int word, String written) {
        List<Token> words = words(field);
        return word < words.size() && words.get(word).written(text(field)).equals(written);
    }

    private List<Token> titleWords() {
        List<Token> words = title;
        if (words == null) {
            words = Tokenizer.tokenize(statement.title());
            title = words;
        }
        return words;
    }

    private List<Token> bodyWords() {
        List<Token> words = body;
        if (words == null) {
            words = Tokenizer.tokenize(statement.body());
            body = words;
        }
        return words;
    }
}
