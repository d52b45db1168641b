package io.silkwire.ingest.extraction;

import java.util.Arrays;

/**
 * A set of words, kept as 64-bit hashes: a tenth of the memory of the words, and of a million of them two are taken for one once in
 * ten million texts. One thread.
 */
final class Words {
    private static final int FIRST = 1 << 8;
    private static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /** Zero is a free place. */
    private long[] places = new long[FIRST];

    private int size;

    void add(String word) {
        if (size * 2 >= places.length) {
            grow();
        }
        long hash = hash(word);
        int at = place(hash);
        if (places[at] == 0) {
            places[at] = hash;
            size++;
        }
    }

    boolean contains(String word) {
        return places[place(hash(word))] != 0;
    }

    private void grow() {
        long[] old = places;
        places = new long[old.length * 2];
        Arrays.stream(old).filter(hash -> hash != 0).forEach(hash -> places[place(hash)] = hash);
    }

    /** Where it is, or would be. */
    private int place(long hash) {
        int mask = places.length - 1;
        int at = (int) (hash ^ (hash >>> 32)) & mask;
        while (places[at] != 0 && places[at] != hash) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** FNV-1a over UTF-16, its bits mixed once more (as in SplitMix64), because the last characters of a word hardly move the first bits. */
    private static long hash(String word) {
        long hash = SEED;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * PRIME;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        hash ^= hash >>> 31;
        return hash == 0 ? 1 : hash;
    }
}
