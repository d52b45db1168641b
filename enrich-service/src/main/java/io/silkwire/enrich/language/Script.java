package io.silkwire.enrich.language;

import java.lang.Character.UnicodeScript;

/** The scripts in which several languages of the model are written. */
public enum Script {
    LATIN("Latn", 0),
    CYRILLIC("Cyrl", 1),
    ARABIC("Arab", 2),
    DEVANAGARI("Deva", 3);

    /** The letters of these four and their marks stand below this. */
    private static final int MAX = 0x2000;

    private static final byte[] OF = table();

    private final String code;
    private final int number;

    Script(String code, int number) {
        this.code = code;
        this.number = number;
    }

    /** Code of ISO 15924, such as {@code Cyrl}. */
    public String code() {
        return code;
    }

    /** Its place among the scripts, as {@link #of} gives it. */
    int number() {
        return number;
    }

    /** Whether the character is a letter of this script, or a mark that makes part of one. */
    public boolean holds(char c) {
        return of(c) == number;
    }

    /** The place among the values of the script the character is a letter of, or -1. */
    static int of(char c) {
        if (c < MAX) {
            return OF[c];
        }
        // Presentation forms are Arabic too, but no words of the model have them.
        return -1;
    }

    private static byte[] table() {
        byte[] table = new byte[MAX];
        for (char c = 0; c < MAX; c++) {
            table[c] = (byte) scriptOf(c);
        }
        return table;
    }

    private static int scriptOf(char c) {
        if ((!Character.isLetter(c) && !isVowelSign(c)) || c == '\u0640') {
            return -1;
        }
        return switch (UnicodeScript.of(c)) {
            case LATIN -> LATIN.number;
            case CYRILLIC -> CYRILLIC.number;
            case ARABIC -> ARABIC.number;
            case DEVANAGARI -> DEVANAGARI.number;
            default -> -1;
        };
    }

    private static boolean isVowelSign(char c) {
        return UnicodeScript.of(c) == UnicodeScript.DEVANAGARI
                && (Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK);
    }
}
