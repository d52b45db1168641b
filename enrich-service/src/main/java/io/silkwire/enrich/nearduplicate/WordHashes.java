package io.silkwire.enrich.nearduplicate;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * Collects the hashes of a text's words: runs of letters and digits, with case, ё, apostrophes and invisible characters aside; in
 * scripts that part no words, characters one by one. Marks the anchors: numbers anywhere, capitalised words where the sentence does
 * not demand the capital. A text all in capitals has no names.
 */
final class WordHashes {
    private static final String APOSTROPHES = "'`´‘’ʻʼʹ′＇";

    private final int limit;
    private int[] words = new int[256];
    private byte[] anchors = new byte[256];
    private int count;

    WordHashes(int limit) {
        this.limit = limit;
    }

    WordHashes add(String given) {
        String text = composed(given);
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
            put(
                    hash(text, at, end),
                    hasDigit(text, at, end) ? Fingerprint.NUMBER : name ? Fingerprint.NAME : Fingerprint.WORD);
            sentenceStart = false;
            at = end;
        }
        return this;
    }

    Fingerprint fingerprint() {
        return new Fingerprint(Arrays.copyOf(words, count), Arrays.copyOf(anchors, count));
    }

    private void put(int word, byte anchor) {
        if (count == words.length) {
            words = Arrays.copyOf(words, count * 2);
            anchors = Arrays.copyOf(anchors, count * 2);
        }
        words[count] = word;
        anchors[count++] = anchor;
    }

    private static int end(String text, int start, int first) {
        int at = start + Character.charCount(first);
        if (isUnspaced(first)) {
            return at;
        }
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!isInner(text, at, c)) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private static boolean isInner(String text, int at, int c) {
        if (Character.isLetterOrDigit(c)) {
            return !isUnspaced(c);
        }
        boolean more = at + 1 < text.length();
        if (c == '.' || c == ',') {
            return more && Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at + 1));
        }
        return isMark(c) || (isSilent(c) && more && Character.isLetter(text.charAt(at + 1)));
    }

    /** What writers and editors put in or leave out: apostrophes of any shape, soft hyphens, joiners. */
    private static boolean isSilent(int c) {
        return APOSTROPHES.indexOf(c) >= 0 || c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF;
    }

    /** Han, kana, Thai, Lao, Burmese, Khmer. */
    private static boolean isUnspaced(int c) {
        return c >= 0x0E00
                && (Character.isIdeographic(c)
                        || c <= 0x0EFF
                        || (c >= 0x1000 && c <= 0x109F)
                        || (c >= 0x1780 && c <= 0x17FF)
                        || (c >= 0x3040 && c <= 0x30FF));
    }

    /** Files of some systems have letters and their accents apart. */
    private static String composed(String text) {
        boolean apart = text.chars().anyMatch(c -> c >= 0x300 && c <= 0x36F);
        return apart ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** FNV-1a, the letters of a word. */
    private static int hash(String text, int from, int to) {
        int hash = 0x811C9DC5;
        for (int i = from; i < to; i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (!isSilent(c)) {
                hash = (hash ^ (c == 'ё' ? 'е' : c)) * 0x01000193;
            }
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
