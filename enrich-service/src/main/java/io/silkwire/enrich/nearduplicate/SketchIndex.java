package io.silkwire.enrich.nearduplicate;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Which entries have a shingle in their sketch: open addressing over the shingles, a chain of entries for each. Sixteen bytes a
 * posting where a map of boxed numbers takes eighty. Removed entries stay in their chains until the owner {@linkplain #clear clears}
 * and fills it anew. Not thread-safe.
 */
final class SketchIndex {
    private static final int NONE = -1;

    private long[] keys = new long[1 << 12];
    private int[] heads = filled(1 << 12);
    private int used;

    private int[] entries = new int[1 << 12];
    private int[] next = new int[1 << 12];
    private int postings;

    void add(long shingle, int entry) {
        if (used * 2 >= keys.length) {
            grow();
        }
        if (postings == entries.length) {
            entries = Arrays.copyOf(entries, postings * 2);
            next = Arrays.copyOf(next, postings * 2);
        }
        int slot = slot(keys, heads, shingle);
        used += heads[slot] == NONE ? 1 : 0;
        keys[slot] = shingle;
        entries[postings] = entry;
        next[postings] = heads[slot];
        heads[slot] = postings++;
    }

    /** Gives every entry that was added for the shingle, the latest first. */
    void forEach(long shingle, IntConsumer seen) {
        for (int posting = heads[slot(keys, heads, shingle)]; posting != NONE; posting = next[posting]) {
            seen.accept(entries[posting]);
        }
    }

    void clear() {
        Arrays.fill(heads, NONE);
        used = 0;
        postings = 0;
    }

    private void grow() {
        long[] largerKeys = new long[keys.length * 2];
        int[] largerHeads = filled(keys.length * 2);
        for (int i = 0; i < keys.length; i++) {
            if (heads[i] != NONE) {
                int slot = slot(largerKeys, largerHeads, keys[i]);
                largerKeys[slot] = keys[i];
                largerHeads[slot] = heads[i];
            }
        }
        keys = largerKeys;
        heads = largerHeads;
    }

    private static int slot(long[] keys, int[] heads, long shingle) {
        int mask = keys.length - 1;
        int slot = (int) (shingle >>> 20) & mask;
        while (heads[slot] != NONE && keys[slot] != shingle) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int[] filled(int size) {
        int[] filled = new int[size];
        Arrays.fill(filled, NONE);
        return filled;
    }
}
