package io.silkwire.enrich.language;

import java.util.Arrays;

/** The weights of all letter sequences of one word added up, for each language of a model. Immutable. */
final class WordWeights {
    /** Words remembered for each script, at most some 200 bytes each. */
    static final int PLACES = 1 << 14;

    private final char[] letters;

    /** At most some hundred sequences of at most 127 each. */
    private final short[] weights;

    private final int known;
    private final int sequences;

    private WordWeights(char[] letters, short[] weights, int known, int sequences) {
        this.letters = letters;
        this.weights = weights;
        this.known = known;
        this.sequences = sequences;
    }

    static WordWeights of(char[] letters, int length, LanguageModel model) {
        int[] sums = new int[model.languages().size()];
        int[] counts = new int[2];
        new WordGrams(hash -> {
                    counts[0]++;
                    counts[1] += model.add(hash, sums) ? 1 : 0;
                })
                .accept(letters, length);
        short[] weights = new short[sums.length];
        for (int i = 0; i < sums.length; i++) {
            weights[i] = (short) sums[i];
        }
        return new WordWeights(Arrays.copyOf(letters, length), weights, counts[1], counts[0]);
    }

    static int placeOf(char[] letters, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + letters[i];
        }
        hash ^= hash >>> 15;
        return (hash * 0x9E3779B9) >>> 18;
    }

    boolean isOf(char[] others, int length) {
        return Arrays.equals(letters, 0, letters.length, others, 0, length);
    }

    void addTo(int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weights[i];
        }
    }

    /** How many of its sequences the model knows. */
    int known() {
        return known;
    }

    /** How many sequences it has. */
    int sequences() {
        return sequences;
    }
}
