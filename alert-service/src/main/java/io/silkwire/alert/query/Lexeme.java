package io.silkwire.alert.query;

/**
 * One piece of a query's text.
 *
 * @param text the word, the inside of the phrase, {@code field:value}, or the sign
 * @param position of its first UTF-16 code unit
 */
record Lexeme(Kind kind, String text, int position) {
    enum Kind {
        AND,
        OR,
        NOT,
        OPEN,
        CLOSE,
        PHRASE,
        FIELD,
        WORD
    }
}
