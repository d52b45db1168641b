package io.silkwire.enrich.language;

/**
 * Reads the words of one script out of a piece of text, as the language model knows them: text → lower-case words of that script.
 * Digits, marks of punctuation, addresses of the web and of mail, and letters of other scripts are passed over; apostrophes
 * between letters are one character however they are written; vowel marks of Arabic are dropped. Not thread-safe.
 */
public final class LetterReader {
    /** Takes the words. */
    @FunctionalInterface
    public interface Words {
        /** One word: the first {@code length} characters, valid only during the call. */
        void accept(char[] letters, int length);
    }

    private final char[] word = new char[WordGrams.MAX_WORD];
    private final Words words;
    private int length;

    /** @param words takes each word */
    public LetterReader(Words words) {
        this.words = words;
    }

    /**
     * Reads a piece of text.
     *
     * @param end not included
     * @return how many letters of the script there were
     */
    public int read(CharSequence text, int start, int end, Script script) {
        int letters = 0;
        length = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (startsAddress(text, i, end)) {
                length = 0;
                i = endOfAddress(text, i, end);
            } else if (script.holds(c)) {
                append(lower(c));
                letters++;
            } else if (isApostrophe(c) && length > 0 && i + 1 < end && script.holds(text.charAt(i + 1))) {
                append('\'');
            } else if (!isDropped(c)) {
                finish();
            }
        }
        finish();
        return letters;
    }

    private void append(char c) {
        if (length < word.length) {
            word[length++] = c;
        }
    }

    private void finish() {
        if (length > 0) {
            words.accept(word, length);
            length = 0;
        }
    }

    /** One character for one: the Turkish İ has no lower case of one character but in Turkish. */
    private static char lower(char c) {
        return switch (c) {
            case 'İ' -> 'i';
            case 'ك' -> 'ک';
            case 'ي' -> 'ی';
            default -> c < 0x80 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(c);
        };
    }

    static boolean isApostrophe(char c) {
        return switch (c) {
            case '\'', '’', '‘', 'ʻ', 'ʼ', '`', '´', 'ʹ', '′' -> true;
            default -> false;
        };
    }

    /** Vowel marks and stretching of Arabic, soft hyphens, and the combining marks of stress. */
    private static boolean isDropped(char c) {
        return (c >= '\u064B' && c <= '\u0652')
                || c == '\u0670'
                || c == '\u0640'
                || c == '\u00AD'
                || c == '\u0301'
                || c == '\u0300';
    }

    /** A mail address begins to look like one at its @, a web address at "://" or "www.". */
    private static boolean startsAddress(CharSequence text, int at, int end) {
        char c = text.charAt(at);
        return c == '@'
                || (c == ':' && follows(text, at + 1, end, "//"))
                || ((c == 'w' || c == 'W') && follows(text, at + 1, end, "ww."));
    }

    private static boolean follows(CharSequence text, int at, int end, String what) {
        if (at + what.length() > end) {
            return false;
        }
        for (int i = 0; i < what.length(); i++) {
            if (text.charAt(at + i) != what.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int endOfAddress(CharSequence text, int at, int end) {
        int i = at;
        while (i + 1 < end && !Character.isWhitespace(text.charAt(i + 1))) {
            i++;
        }
        return i;
    }
}
