package io.silkwire.alert.query;

import io.silkwire.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts the text of a query into {@link Lexeme}s, from left to right, in time that grows with its length; used once. */
final class QueryLexer {
    /** Also those that open in one language and close in another. */
    private static final String QUOTES = "\"“”„‟«»";

    private static final String ENDS_WORD = "()^" + QUOTES;
    private static final String SCORE = "score";

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
            } else if (QUOTES.indexOf(c) >= 0) {
                phrase(c);
            } else if (c == '-' && startsNegation()) {
                sign(Lexeme.Kind.NOT);
            } else if (c == '^') {
                weight();
            } else if (!score()) {
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
        add(kind, text.substring(at, at + 1), at, at + 1);
    }

    private void phrase(char open) throws QuerySyntaxException {
        int close = closingQuote(open);
        if (close < 0) {
            throw new QuerySyntaxException(
                    new Place(at, 1),
                    "this quote is never closed",
                    "a closing quote",
                    "write the closing quote, or remove it");
        }
        String inside = text.substring(at + 1, close);
        if (!isWord(inside)) {
            throw new QuerySyntaxException(
                    new Place(at, close + 1 - at),
                    "there is no word between these quotes",
                    "at least one word",
                    "write the words to look for between them");
        }
        int star = starIn(inside);
        if (star >= 0) {
            throw new QuerySyntaxException(
                    new Place(at + 1 + star, 1),
                    "there is no wildcard * inside quotes",
                    "whole words, which match in all their forms",
                    "write the words in full, or water NEAR/1 suppl* without quotes");
        }
        add(Lexeme.Kind.PHRASE, inside, at, close + 1);
        if (at < text.length() && text.charAt(at) == '~') {
            throw new QuerySyntaxException(
                    new Place(at, 1),
                    "a phrase takes no ~",
                    "a space",
                    "for words that stand near each other write water NEAR/5 supply");
        }
    }

    /** An asterisk that touches a word, or -1. */
    private static int starIn(String inside) {
        for (int i = inside.indexOf('*'); i >= 0; i = inside.indexOf('*', i + 1)) {
            boolean touches = (i > 0 && Character.isLetterOrDigit(inside.codePointBefore(i)))
                    || (i + 1 < inside.length() && Character.isLetterOrDigit(inside.codePointAt(i + 1)));
            if (touches) {
                return i;
            }
        }
        return -1;
    }

    /** As languages pair them; where no such one comes, any other of the kind will do: programs change them while one types. */
    private int closingQuote(char open) {
        String paired = switch (open) {
            case '«' -> "»";
            case '»' -> "«»";
            case '“', '‟' -> "”\"";
            case '„' -> "“”\"";
            case '”' -> "”\"";
            default -> "\"";
        };
        int close = next(paired);
        return close >= 0 || open == '«' || open == '»' ? close : next("\"“”‟");
    }

    private int next(String quotes) {
        for (int i = at + 1; i < text.length(); i++) {
            if (quotes.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** {@code ^2} behind a clause of a score. */
    private void weight() {
        int end = at + 1;
        while (end < text.length() && isNumber(text.charAt(end))) {
            end++;
        }
        add(Lexeme.Kind.WEIGHT, text.substring(at + 1, end), at, end);
    }

    /** {@code score>=3}, with or without spaces. */
    private boolean score() throws QuerySyntaxException {
        if (!text.regionMatches(true, at, SCORE, 0, SCORE.length())) {
            return false;
        }
        int sign = skipSpaces(at + SCORE.length());
        boolean compared = sign < text.length() && "<>=".indexOf(text.charAt(sign)) >= 0;
        if (!compared && sign < text.length() && text.charAt(sign) == '(' && sign == at + SCORE.length()) {
            throw scoreProblem(at, sign, "this score has no threshold");
        }
        if (!compared) {
            return false;
        }
        if (!text.startsWith(">=", sign)) {
            throw scoreProblem(sign, sign + 1, "a score is compared with >= only");
        }
        int number = skipSpaces(sign + 2);
        int end = number;
        while (end < text.length() && isNumber(text.charAt(end))) {
            end++;
        }
        add(Lexeme.Kind.SCORE, text.substring(number, end), at, end);
        return true;
    }

    private static QuerySyntaxException scoreProblem(int from, int to, String problem) {
        return new QuerySyntaxException(
                new Place(from, to - from),
                problem,
                "score>= and a number",
                "write it like score>=3 (water^2 river dam^1.5)");
    }

    private void word() throws QuerySyntaxException {
        int start = at;
        int end = wordEnd(start);
        if (text.charAt(start) == '/' && end < text.length() && text.charAt(end) == '(') {
            throw WordSigns.regex(start, end - start);
        }
        int colon = colonOfField(start, end);
        if (colon >= 0) {
            // What follows the colon is read on its own: it may be a word, a quote or a parenthesis.
            add(Lexeme.Kind.FIELD, text.substring(start, colon + 1), start, colon + 1);
            fieldValue(colon + 1, end);
            return;
        }
        wholeWord(text.substring(start, end), start);
    }

    /** The value of a field is taken as it is written: {@code >=2026-01-01} is no sign, {@code kz,uz} no two words. */
    private void fieldValue(int start, int end) throws QuerySyntaxException {
        if (start == end) {
            return;
        }
        if (lexemes.getLast().text().equalsIgnoreCase("case:")) {
            wholeWord(text.substring(start, end), start);
        } else {
            add(Lexeme.Kind.WORD, text.substring(start, end), start, end);
        }
    }

    private int wordEnd(int start) {
        int end = start;
        // At least one character, also where it is a stray closing quote.
        do {
            end++;
        } while (end < text.length() && !isSpace(text.charAt(end)) && ENDS_WORD.indexOf(text.charAt(end)) < 0);
        return end;
    }

    /** Where the colon stands behind a name of Latin letters, or -1. */
    private int colonOfField(int start, int end) {
        int i = start;
        while (i < end && isLatin(text.charAt(i))) {
            i++;
        }
        return i > start && i < end && text.charAt(i) == ':' ? i : -1;
    }

    private void wholeWord(String word, int start) throws QuerySyntaxException {
        int end = start + word.length();
        switch (word) {
            case "AND", "&&" -> add(Lexeme.Kind.AND, "AND", start, end);
            case "OR", "||", "|" -> add(Lexeme.Kind.OR, "OR", start, end);
            case "NOT" -> add(Lexeme.Kind.NOT, "NOT", start, end);
            default -> plainWord(word, start, end);
        }
    }

    private void plainWord(String word, int start, int end) throws QuerySyntaxException {
        if (word.equals("NEAR") || word.toUpperCase(Locale.ROOT).startsWith("NEAR/")) {
            add(Lexeme.Kind.NEAR, word.length() > 5 ? word.substring(5) : "", start, end);
            return;
        }
        WordSigns.refuseSingleQuotes(text, start);
        WordSigns.refuse(word, start);
        if (word.endsWith("*") && isWord(word)) {
            add(Lexeme.Kind.PREFIX, word.substring(0, word.length() - 1), start, end);
        } else if (isWord(word)) {
            add(Lexeme.Kind.WORD, word, start, end);
        } else {
            // Signs without a word are passed over, as they are in the text of a statement.
            at = end;
        }
    }

    private void add(Lexeme.Kind kind, String piece, int start, int end) {
        lexemes.add(new Lexeme(kind, piece, new Place(start, end - start)));
        at = end;
    }

    private int skipSpaces(int from) {
        int i = from;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static boolean isWord(String piece) {
        return !Tokenizer.tokenize(piece).isEmpty();
    }

    private static boolean isNumber(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
