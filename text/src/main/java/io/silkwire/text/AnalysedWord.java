package io.silkwire.text;

import java.util.List;

/**
 * A word as it is written, with what follows from its letters alone: the same wherever it stands, so that it is worked out once and
 * others may remember what they made of it, by its {@link #place}.
 *
 * @param written as in the text
 * @param word normalised, see {@link Normalizer#word}; may be empty, for a run of nothing but marks
 * @param stems see {@link Stemmer}; empty where the word is
 * @param place a hash of what is written, from 0 to before {@link #PLACES}: where a memory of bounded size keeps what it knows of it
 */
public record AnalysedWord(String written, String word, List<String> stems, int place) {
    /** How many places there are; about ten megabytes of words, and those of a language's news fit in. */
    public static final int PLACES = 1 << 15;

    /** A word analysed in another way than by {@link Tokenizer}. */
    public AnalysedWord(String written, String word, List<String> stems) {
        this(written, word, List.copyOf(stems), placeOf(written, 0, written.length()));
    }

    static AnalysedWord of(String written) {
        String word = normalised(written);
        return new AnalysedWord(
                written, word, word.isEmpty() ? List.of() : Stemmer.stems(word), placeOf(written, 0, written.length()));
    }

    static String normalised(String written) {
        return Normalizer.cut(Normalizer.word(written));
    }

    /** Whether it is the word that stands there in the text. */
    boolean isAt(String text, int start, int end) {
        return written.length() == end - start && text.startsWith(written, start);
    }

    static int placeOf(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        hash ^= hash >>> 15;
        return (hash * 0x9E3779B9) >>> 17;
    }
}
