package io.silkwire.alert.query;

import io.silkwire.contracts.TopicId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of a query into a {@link Query}.
 *
 * <pre>
 * query    = [ either ]                             nothing asks for every statement
 * either   = all { "OR" all }
 * all      = single { [ "AND" ] single }            side by side means AND
 * single   = ( "NOT" | "-" ) single | "(" either ")" | phrase | "topic:" id | "lang:" tag | word
 * phrase   = '"' … '"' | “…” | «…» | „…“
 * </pre>
 *
 * <p>Operators are upper case; {@code and} is a word. Words are in any language and match in all their inflected forms, so
 * there are no wildcards. Signs without a letter or digit are passed over, as they are in the text of a statement. Bounded:
 * {@value #MAX_LENGTH} characters, {@value #MAX_CLAUSES} words, phrases and fields, parentheses {@value #MAX_NESTING} deep.
 */
public final class QueryParser {
    /** Longest query, in UTF-16 code units. */
    public static final int MAX_LENGTH = 2_000;
    /** Most words, phrases and fields in one query. */
    public static final int MAX_CLAUSES = 100;
    /** Deepest nesting of parentheses and negations. */
    public static final int MAX_NESTING = 20;

    private static final String FIELDS = "topic: and lang:";

    private final List<Lexeme> lexemes;
    private final int end;
    private int next;
    private int clauses;
    private int nesting;

    private QueryParser(List<Lexeme> lexemes, int end) {
        this.lexemes = lexemes;
        this.end = end;
    }

    /**
     * The tree of this query; {@link Query.All} where the text is blank.
     *
     * @throws QuerySyntaxException where it cannot be read, with position and remedy
     */
    public static Query parse(String text) throws QuerySyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw new QuerySyntaxException(
                    MAX_LENGTH,
                    "the query has " + text.length() + " characters, the limit is " + MAX_LENGTH,
                    "shorten it or split it over several subscriptions");
        }
        if (text.isBlank()) {
            return new Query.All();
        }
        return new QueryParser(new QueryLexer(text).lexemes(), text.length()).whole();
    }

    private Query whole() throws QuerySyntaxException {
        if (lexemes.isEmpty()) {
            throw new QuerySyntaxException(0, "there is no word in it", "write at least one word");
        }
        Query query = either();
        Lexeme rest = peek();
        if (rest != null) {
            throw new QuerySyntaxException(
                    rest.position(), "this parenthesis closes nothing", "remove it, or open one before it");
        }
        return query;
    }

    private Query either() throws QuerySyntaxException {
        List<Query> parts = new ArrayList<>();
        parts.add(all());
        while (take(Lexeme.Kind.OR) != null) {
            parts.add(all());
        }
        return Query.anyOf(parts);
    }

    private Query all() throws QuerySyntaxException {
        List<Query> parts = new ArrayList<>();
        parts.add(single());
        while (take(Lexeme.Kind.AND) != null || startsSingle(peek())) {
            parts.add(single());
        }
        return Query.allOf(parts);
    }

    private static boolean startsSingle(@Nullable Lexeme lexeme) {
        return lexeme != null
                && switch (lexeme.kind()) {
                    case NOT, OPEN, PHRASE, FIELD, WORD -> true;
                    case AND, OR, CLOSE -> false;
                };
    }

    private Query single() throws QuerySyntaxException {
        Lexeme lexeme = peek();
        if (lexeme == null) {
            throw new QuerySyntaxException(end, "the query ends where a word is expected", endRemedy());
        }
        next++;
        return switch (lexeme.kind()) {
            case NOT -> new Query.Not(nested(lexeme, this::single));
            case OPEN -> nested(lexeme, () -> parenthesised(lexeme));
            case PHRASE -> clause(lexeme, new Query.Phrase(lexeme.text()));
            case FIELD -> clause(lexeme, field(lexeme));
            case WORD -> clause(lexeme, new Query.Word(lexeme.text()));
            case AND, OR ->
                throw new QuerySyntaxException(
                        lexeme.position(),
                        lexeme.kind() + " stands where a word is expected",
                        "write a word on each side of it, or in lower case to look for the word itself");
            case CLOSE ->
                throw new QuerySyntaxException(
                        lexeme.position(), closesTooEarly(), "write a word before it, or remove it");
        };
    }

    private String endRemedy() {
        return "remove " + lexemes.getLast().kind() + " at the end, or write a word after it";
    }

    private String closesTooEarly() {
        boolean empty = next >= 2 && lexemes.get(next - 2).kind() == Lexeme.Kind.OPEN;
        return empty ? "these parentheses are empty" : "this parenthesis closes where a word is expected";
    }

    private Query parenthesised(Lexeme open) throws QuerySyntaxException {
        if (peek() == null) {
            throw unclosed(open);
        }
        Query inner = either();
        if (take(Lexeme.Kind.CLOSE) == null) {
            throw unclosed(open);
        }
        return inner;
    }

    private static QuerySyntaxException unclosed(Lexeme open) {
        return new QuerySyntaxException(
                open.position(), "this parenthesis is never closed", "write ) where the group ends");
    }

    private Query nested(Lexeme at, Part part) throws QuerySyntaxException {
        if (++nesting > MAX_NESTING) {
            throw new QuerySyntaxException(
                    at.position(), "it is nested deeper than " + MAX_NESTING, "write it with fewer parentheses");
        }
        Query query = part.parse();
        nesting--;
        return query;
    }

    private Query clause(Lexeme at, Query query) throws QuerySyntaxException {
        if (++clauses > MAX_CLAUSES) {
            throw new QuerySyntaxException(
                    at.position(),
                    "it has more than " + MAX_CLAUSES + " words and phrases",
                    "split it over several subscriptions");
        }
        return query;
    }

    private static Query field(Lexeme lexeme) throws QuerySyntaxException {
        int colon = lexeme.text().indexOf(':');
        String name = lexeme.text().substring(0, colon).toLowerCase(Locale.ROOT);
        String value = lexeme.text().substring(colon + 1);
        int at = lexeme.position() + colon + 1;
        return switch (name) {
            case "topic" -> topic(value, at);
            case "lang" -> language(value, at);
            default ->
                throw new QuerySyntaxException(
                        lexeme.position(),
                        "there is no field '" + name + ":'",
                        "the fields are " + FIELDS + "; to look for the text itself put it in quotes");
        };
    }

    private static Query topic(String value, int at) throws QuerySyntaxException {
        try {
            return new Query.Topic(new TopicId(value.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new QuerySyntaxException(
                    at, "'" + value + "' is not the id of a topic", "write it like topic:counter-terrorism");
        }
    }

    private static Query language(String value, int at) throws QuerySyntaxException {
        try {
            return Query.Language.of(value);
        } catch (IllegalArgumentException e) {
            throw new QuerySyntaxException(
                    at, "'" + value + "' is not a language tag", "write it like lang:ru or lang:uz-Cyrl");
        }
    }

    private @Nullable Lexeme peek() {
        return next < lexemes.size() ? lexemes.get(next) : null;
    }

    private @Nullable Lexeme take(Lexeme.Kind kind) {
        Lexeme lexeme = peek();
        if (lexeme == null || lexeme.kind() != kind) {
            return null;
        }
        next++;
        return lexeme;
    }

    private interface Part {
        Query parse() throws QuerySyntaxException;
    }
}
