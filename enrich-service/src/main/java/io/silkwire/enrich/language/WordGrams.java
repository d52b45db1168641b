package io.silkwire.enrich.language;

import java.util.function.IntConsumer;

/**
 * The features of a text for the language model: words → hashes of their letter sequences of length 1 to 4, with the word's edges
 * as letters, and of the whole word. Sequences do not cross words. Training and detection use this one class, so that both
 * see the same. Not thread-safe: it keeps one word.
 */
public final class WordGrams {
    /** Longer words are names of chemicals, addresses or no words; what is beyond is not looked at. */
    static final int MAX_WORD = 32;

    private static final int MAX_GRAM = 4;
    /** Shorter words are whole within a sequence with edges. */
    private static final int MIN_WHOLE_WORD = 3;

    private static final char EDGE = '_';
    /** Golden ratio, as in Knuth's multiplicative hashing (TAOCP 3, §6.4). */
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private static final long WHOLE_WORD = 0x57;

    private final char[] word = new char[MAX_WORD + 2];
    private final IntConsumer grams;

    /** @param grams takes the hash of each sequence; never 0 */
    public WordGrams(IntConsumer grams) {
        this.grams = grams;
        word[0] = EDGE;
    }

    /** Hands on the sequences of one word, which {@link LetterReader} has lower-cased. */
    public void accept(char[] letters, int length) {
        System.arraycopy(letters, 0, word, 1, length);
        word[length + 1] = EDGE;
        for (int start = 0; start < length + 2; start++) {
            long hash = start == 0 || start == length + 1 ? EDGE * MULTIPLIER : emit(0, word[start]);
            for (int i = start + 1; i < Math.min(start + MAX_GRAM, length + 2); i++) {
                hash = emit(hash, word[i]);
            }
        }
        if (length >= MIN_WHOLE_WORD) {
            emitWhole(length);
        }
    }

    private void emitWhole(int length) {
        long hash = WHOLE_WORD;
        for (int i = 1; i <= length; i++) {
            hash = next(hash, word[i]);
        }
        grams.accept(fingerprint(hash));
    }

    private long emit(long before, char letter) {
        long hash = next(before, letter);
        grams.accept(fingerprint(hash));
        return hash;
    }

    private static long next(long hash, char letter) {
        return (Long.rotateLeft(hash, 5) ^ letter) * MULTIPLIER;
    }

    private static int fingerprint(long hash) {
        int print = (int) (hash >>> 32);
        return print == 0 ? 1 : print;
    }
}
