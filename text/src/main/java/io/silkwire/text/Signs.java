package io.silkwire.text;

/** What each UTF-16 code unit is to a {@link Tokenizer}, worked out once: asking Unicode's tables for every letter takes longer. */
final class Signs {
    static final byte OTHER = 0;
    static final byte LETTER = 1;
    static final byte MARK = 2;
    static final byte APOSTROPHE = 3;
    static final byte INVISIBLE = 4;
    /** Half of a character: ask for the whole. */
    static final byte SURROGATE = 5;
    /** Han or kana: a word of its own. */
    static final byte OWN_WORD = 6;

    private static final byte[] KINDS = kinds();

    private Signs() {}

    static byte of(char c) {
        return KINDS[c];
    }

    /** The kind of a whole character, for those beyond the first plane. */
    static byte ofCharacter(int c) {
        if (isOwnWord(c)) {
            return OWN_WORD;
        }
        return Character.isLetterOrDigit(c) ? LETTER : isMark(c) ? MARK : OTHER;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = Normalizer.isApostrophe(c)
                    ? APOSTROPHE
                    : Normalizer.isInvisible(c)
                            ? INVISIBLE
                            : Character.isSurrogate((char) c) ? SURROGATE : ofCharacter(c);
        }
        return kinds;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isOwnWord(int c) {
        return c > 0x2E7F
                && (Character.isIdeographic(c)
                        || Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA
                        || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA);
    }
}
