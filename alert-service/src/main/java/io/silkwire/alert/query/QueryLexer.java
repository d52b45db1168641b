package io.silkwire.alert.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts the text of a query into {@link Lexeme}s, from left to right; used once. */
final class QueryLexer {
    private static final Pattern FIELD = Pattern.compile("[A-Za-z]+:.*", Pattern.DOTALL);
    private static final String OPENING_QUOTES = "\"“„«";

    private final String text;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;

    QueryLexer(String text) {
        this.text = text;
    }

    List<Lexeme> lexemes() throws QuerySyntaxException {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                at++;
            } else if (c == '(') {
                sign(Lexeme.Kind.OPEN);
            } else if (c == ')') {
                sign(Lexeme.Kind.CLOSE);
            } else if (OPENING_QUOTES.indexOf(c) >= 0) {
                phrase(c);
            } else if (c == '-' && startsNegation()) {
                sign(Lexeme.Kind.NOT);
            } else {
                word();
            }
        }
        return lexemes;
    }

    /** A hyphen negates what it touches; one that stands alone is a dash. */
    private boolean startsNegation() {
        return at + 1 < text.length() && !isSpace(text.charAt(at + 1)) && text.charAt(at + 1) != ')';
    }

    private void sign(Lexeme.Kind kind) {
        lexemes.add(new Lexeme(kind, text.substring(at, at + 1), at));
        at++;
    }

    private void phrase(char open) throws QuerySyntaxException {
        int close = closingQuote(open);
        if (close < 0) {
            throw new QuerySyntaxException(at, "this quote is never closed", "write the closing quote, or remove it");
        }
        String inside = text.substring(at + 1, close);
        if (!hasWordCharacter(inside)) {
            throw new QuerySyntaxException(
                    at, "there is no word between these quotes", "write the words to look for between them");
        }
        lexemes.add(new Lexeme(Lexeme.Kind.PHRASE, inside, at));
        at = close + 1;
    }

    private int closingQuote(char open) {
        String closing = switch (open) {
            case '«' -> "»";
            case '“' -> "”\"";
            case '„' -> "“”\"";
            default -> "\"";
        };
        for (int i = at + 1; i < text.length(); i++) {
            if (closing.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private void word() throws QuerySyntaxException {
        int start = at;
        // At least one character, also where it is a stray closing quote.
        do {
            at++;
        } while (at < text.length() && !endsWord(text.charAt(at)));
        String word = text.substring(start, at);
        refuseWildcard(word, start);
        switch (word) {
            case "AND" -> lexemes.add(new Lexeme(Lexeme.Kind.AND, word, start));
            case "OR" -> lexemes.add(new Lexeme(Lexeme.Kind.OR, word, start));
            case "NOT" -> lexemes.add(new Lexeme(Lexeme.Kind.NOT, word, start));
            default -> plainWord(word, start);
        }
    }

    private void plainWord(String word, int start) throws QuerySyntaxException {
        if (FIELD.matcher(word).matches()) {
            lexemes.add(new Lexeme(Lexeme.Kind.FIELD, word, start));
        } else if (hasWordCharacter(word)) {
            lexemes.add(new Lexeme(Lexeme.Kind.WORD, word, start));
        }
    }

    private static void refuseWildcard(String word, int start) throws QuerySyntaxException {
        int star = word.indexOf('*');
        if (star < 0) {
            return;
        }
        String remedy = "write the word in full: all its inflected forms match by themselves";
        if (star == 0) {
            throw new QuerySyntaxException(start, "a word cannot start with the wildcard *", remedy);
        }
        throw new QuerySyntaxException(start + star, "there is no wildcard *", remedy);
    }

    private static boolean endsWord(char c) {
        return isSpace(c) || c == '(' || c == ')' || c == '"' || c == '«' || c == '»' || c == '“' || c == '„';
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean hasWordCharacter(String part) {
        return part.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
