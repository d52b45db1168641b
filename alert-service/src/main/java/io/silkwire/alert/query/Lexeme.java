package io.silkwire.alert.query;

/**
 * One piece of a query's text.
 *
 * @param text the word, the inside of the phrase, the name of the field, the number, or the sign
 * @param at the whole piece, quotes included
 */
record Lexeme(Kind kind, String text, Place at) {
    enum Kind {
        AND,
        OR,
        NOT,
        OPEN,
        CLOSE,
        PHRASE,
        /** The name of a field with its colon. */
        FIELD,
        WORD,
        /** A word's beginning, behind which stood an asterisk. */
        PREFIX,
        /** The number of {@code NEAR/n}. */
        NEAR,
        /** The number of {@code score>=n}. */
        SCORE,
        /** The number behind a {@code ^}. */
        WEIGHT
    }

    /** Whether nothing stands between the two. */
    boolean touches(Lexeme next) {
        return at.end() == next.at.offset();
    }
}
