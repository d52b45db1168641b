package io.silkwire.ingest.feed.date;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a date into numbers, words and marks. Digits of any script become those of ASCII. */
final class DateTokens {
    enum Kind {
        NUMBER,
        WORD,
        MARK
    }

    /** @param spaced whether white space stood before it */
    record Token(Kind kind, String text, boolean spaced, int start) {
        boolean is(char mark) {
            return kind == Kind.MARK && text.charAt(0) == mark;
        }

        boolean isNumber() {
            return kind == Kind.NUMBER;
        }

        boolean isNumber(int length) {
            return kind == Kind.NUMBER && text.length() == length;
        }

        boolean isWord() {
            return kind == Kind.WORD;
        }

        int value() {
            return Integer.parseInt(text);
        }
    }

    private DateTokens() {}

    /** @param max tokens; the rest is left out */
    static List<Token> of(String text, int max) {
        List<Token> tokens = new ArrayList<>();
        boolean spaced = false;
        int i = 0;
        while (i < text.length() && tokens.size() < max) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0' || c == '\u200e' || c == '\u200f') {
                spaced = true;
                i++;
                continue;
            }
            int end = end(text, i);
            tokens.add(new Token(kind(c), digits(text.substring(i, end)), spaced, i));
            spaced = false;
            i = end;
        }
        return tokens;
    }

    private static Kind kind(char c) {
        return Character.isDigit(c) ? Kind.NUMBER : Character.isLetter(c) ? Kind.WORD : Kind.MARK;
    }

    private static int end(String text, int start) {
        Kind kind = kind(text.charAt(start));
        int end = start + 1;
        if (kind == Kind.MARK) {
            return end;
        }
        // more than nine digits are no part of a date, and would not be an int either
        int most = kind == Kind.NUMBER ? start + 9 : start + 40;
        while (end < text.length() && end < most && belongs(kind, text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean belongs(Kind kind, char c) {
        return kind(c) == kind || (kind == Kind.WORD && Character.getType(c) == Character.NON_SPACING_MARK);
    }

    private static String digits(String text) {
        if (!Character.isDigit(text.charAt(0)) || text.charAt(0) <= '9') {
            return text;
        }
        StringBuilder ascii = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            ascii.append(Character.digit(text.charAt(i), 10));
        }
        return ascii.toString();
    }
}
