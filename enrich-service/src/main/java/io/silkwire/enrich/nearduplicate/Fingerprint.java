package io.silkwire.enrich.nearduplicate;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What is compared of a statement: the hashes of its words in their order, of every three neighbouring words, and of its
 * <i>anchors</i>, the numbers and names that say which event a text is about. Immutable; its bytes are its words, from which all
 * else follows, so that it can be kept in a state store.
 *
 * <p>Three words are long enough to be rare and short enough to survive an edit every seventh word, where five would keep four in
 * ten (measured: docs/QUALITY.md).
 */
public final class Fingerprint {
    /** Longer texts are compared by their beginning; the longest official statements seen have about 15 000 words. */
    static final int MAX_WORDS = 20_000;

    /** What a word is: the marks beside the words, part of the {@linkplain #bytes bytes}. */
    static final byte WORD = 0;

    static final byte NAME = 1;
    static final byte NUMBER = 2;

    private static final int SHINGLE = 3;
    private static final int LONG_SHINGLE = 5;
    /** One shingle in so many stands in the index of candidates: forty for a page, enough to meet every copy of it. */
    private static final int SKETCH_SHARE = 8;

    private static final int WHOLE_SKETCH = 64;

    private final int[] words;
    private final byte[] anchors;
    private final long[] shingles;
    private final long[] sketch;

    Fingerprint(int[] words, byte[] anchors) {
        this.words = words;
        this.anchors = anchors;
        this.shingles = shingles(words, SHINGLE);
        this.sketch = isWhole()
                ? shingles
                : Arrays.stream(shingles).filter(Fingerprint::isInSketch).toArray();
    }

    /** The fingerprint of a text. */
    public static Fingerprint of(String title, String body) {
        return new WordHashes(MAX_WORDS).add(title).add(body).fingerprint();
    }

    /**
     * A fingerprint from the {@link #bytes} of another run.
     *
     * @throws IllegalArgumentException where they are no whole words
     */
    public static Fingerprint ofBytes(byte[] bytes) {
        if (bytes.length % (Integer.BYTES + 1) != 0) {
            throw new IllegalArgumentException("expected five bytes a word, found " + bytes.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int count = bytes.length / (Integer.BYTES + 1);
        int[] words = new int[count];
        byte[] anchors = new byte[count];
        for (int i = 0; i < count; i++) {
            words[i] = buffer.getInt();
            anchors[i] = buffer.get();
        }
        return new Fingerprint(words, anchors);
    }

    /** Five bytes a word. */
    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(words.length * (Integer.BYTES + 1));
        for (int i = 0; i < words.length; i++) {
            buffer.putInt(words[i]).put(anchors[i]);
        }
        return buffer.array();
    }

    /** How many words it has. */
    public int length() {
        return words.length;
    }

    int[] words() {
        return words;
    }

    /** Hashes of every three neighbouring words, each once, in ascending order. */
    long[] shingles() {
        return shingles;
    }

    /** Hashes of every five neighbouring words; made anew at each call, since few comparisons need them. */
    long[] longShingles() {
        return shingles(words, LONG_SHINGLE);
    }

    /** Hashes of the numbers and names, repeats included, in ascending order. */
    int[] anchors() {
        return anchors(NAME);
    }

    /** Hashes of the numbers, repeats included, in ascending order. */
    int[] numbers() {
        return anchors(NUMBER);
    }

    private int[] anchors(byte least) {
        int[] found = new int[words.length];
        int count = 0;
        for (int i = 0; i < words.length; i++) {
            if (anchors[i] >= least) {
                found[count++] = words[i];
            }
        }
        int[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * The shingles under which it is looked for: the same part of the hashes in every text, so that two texts share as large a
     * share of their sketches as of their shingles (FracMinHash: Irber et al. 2022, bioRxiv 2022.01.11.475838).
     */
    long[] sketch() {
        return sketch;
    }

    /** Whether the sketch holds all shingles, as a short text's does, lest it be left to chance. */
    boolean isWhole() {
        return shingles.length <= WHOLE_SKETCH;
    }

    private static boolean isInSketch(long shingle) {
        return Long.remainderUnsigned(shingle, SKETCH_SHARE) == 0;
    }

    private static long[] shingles(int[] words, int size) {
        int count = Math.max(words.length - size + 1, words.length == 0 ? 0 : 1);
        long[] hashes = new long[count];
        for (int i = 0; i < count; i++) {
            long hash = size;
            for (int k = i; k < Math.min(i + size, words.length); k++) {
                hash = mix(hash ^ words[k]);
            }
            hashes[i] = hash;
        }
        Arrays.sort(hashes);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || hashes[i] != hashes[i - 1]) {
                hashes[distinct++] = hashes[i];
            }
        }
        return Arrays.copyOf(hashes, distinct);
    }

    /** The finishing step of SplitMix64 (Steele, Lea, Flood 2014): every bit of the input moves half of the output's. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
