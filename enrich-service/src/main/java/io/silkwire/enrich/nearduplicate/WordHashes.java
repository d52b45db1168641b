package io.silkwire.enrich.nearduplicate;

import java.util.Arrays;

/**
 * Collects the hashes of a text's words: runs of letters and digits, case and ё aside, Han and kana characters one by one. Marks the
 * anchors: numbers anywhere, capitalised words where the sentence does not demand the capital. A text all in capitals has no names.
 */
final class WordHashes {
    private final int limit;
    private int[] words = new int[256];
    private boolean[] anchors = new boolean[256];
    private int count;

    WordHashes(int limit) {
        this.limit = limit;
    }

    WordHashes add(String text) {
        boolean shouting = isShouting(text);
        boolean sentenceStart = true;
        int at = 0;
        while (at < text.length() && count < limit) {
            int c = text.codePointAt(at);
            if (!Character.isLetterOrDigit(c)) {
                sentenceStart |= c == '.' || c == '!' || c == '?' || c == '\n' || c == '…' || c == '。' || c == '؟';
                at += Character.charCount(c);
                continue;
            }
            int end = end(text, at, c);
            boolean name = Character.isUpperCase(c) && !sentenceStart && !shouting;
            put(hash(text, at, end), name || hasDigit(text, at, end));
            sentenceStart = false;
            at = end;
        }
        return this;
    }

    Fingerprint fingerprint() {
        return new Fingerprint(Arrays.copyOf(words, count), Arrays.copyOf(anchors, count));
    }

    private void put(int word, boolean anchor) {
        if (count == words.length) {
            words = Arrays.copyOf(words, count * 2);
            anchors = Arrays.copyOf(anchors, count * 2);
        }
        words[count] = word;
        anchors[count++] = anchor;
    }

    private static int end(String text, int start, int first) {
        int at = start + Character.charCount(first);
        if (Character.isIdeographic(first)) {
            return at;
        }
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean inner = (c == '.' || c == ',')
                    && Character.isDigit(text.charAt(at - 1))
                    && at + 1 < text.length()
                    && Character.isDigit(text.charAt(at + 1));
            if (!inner && (!Character.isLetterOrDigit(c) && !isMark(c) || Character.isIdeographic(c))) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static int hash(String text, int from, int to) {
        int hash = 0x811C9DC5;
        for (int i = from; i < to; i++) {
            char c = Character.toLowerCase(text.charAt(i));
            hash = (hash ^ (c == 'ё' ? 'е' : c)) * 0x01000193;
        }
        return hash;
    }

    private static boolean hasDigit(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShouting(String text) {
        long letters = text.chars().filter(Character::isLetter).count();
        long capitals = text.chars().filter(Character::isUpperCase).count();
        return capitals * 2 > letters;
    }
}
