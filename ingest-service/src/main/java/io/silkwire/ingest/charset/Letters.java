package io.silkwire.ingest.charset;

/** Which script a character is of, for the two that are told apart here. */
final class Letters {
    private Letters() {}

    static boolean isCyrillic(char c) {
        return c >= 0x400 && c < 0x500;
    }

    /** Of ASCII only: the letters that mark-up and Latin words have in every charset. */
    static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
