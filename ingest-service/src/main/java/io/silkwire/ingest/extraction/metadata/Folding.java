package io.silkwire.ingest.extraction.metadata;

/**
 * Folds text for comparison of dates, one character to one character, so that positions stay: digits of any script become ASCII's,
 * letters small, Arabic and Persian spellings of the same letter one, dashes and apostrophes one, spaces one.
 */
final class Folding {
    private Folding() {}

    static String fold(String text) {
        char[] folded = new char[text.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(text.charAt(i));
        }
        return new String(folded);
    }

    private static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
        }
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        return switch (c) {
            case 'İ' -> 'i';
            case '\u064A', '\u0649' -> '\u06CC';
            case '\u0643' -> '\u06A9';
            case '\u0623', '\u0625' -> '\u0627';
            case '\u00A0', '\u202F', '\u2009', '\u200B', '\u200C', '\u200E', '\u200F', '\u2007', '\u3000' -> ' ';
            case '‐', '‑', '‒', '–', '—', '−' -> '-';
            case '’', '‘', 'ʻ', 'ʼ', '`', '´' -> '\'';
            case '／', '⁄' -> '/';
            case '．', '۔' -> '.';
            case '：' -> ':';
            case '،', '，' -> ',';
            default -> Character.toLowerCase(c);
        };
    }
}
