package io.silkwire.alert.match.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * For each stem that a query asks for the marks it shows; looked up with characters of the statement as they stand, without making a
 * string of them. Immutable. Open addressing, a quarter full at most: most words of a statement are in no query, and their look-up
 * ends at an empty slot.
 */
final class StemTable {
    private static final int SPREAD = 0x9E3779B9;

    private final int[] slots;
    private final int shift;
    private final int[] hashes;
    private final int[] keyStarts;
    private final char[] keys;
    private final int[] markStarts;
    private final int[] marks;
    private final boolean[] lengths;

    private StemTable(int stems, int characters, int longest, int marks) {
        int bits = Math.max(4, 34 - Integer.numberOfLeadingZeros(Math.max(1, stems)));
        this.slots = new int[1 << bits];
        this.shift = 32 - bits;
        this.hashes = new int[stems];
        this.keyStarts = new int[stems + 1];
        this.keys = new char[characters];
        this.markStarts = new int[stems + 1];
        this.marks = new int[marks];
        this.lengths = new boolean[longest + 1];
    }

    static StemTable of(Map<String, List<Integer>> marksOfStem) {
        StemTable table = new StemTable(
                marksOfStem.size(),
                marksOfStem.keySet().stream().mapToInt(String::length).sum(),
                marksOfStem.keySet().stream().mapToInt(String::length).max().orElse(0),
                marksOfStem.values().stream().mapToInt(List::size).sum());
        int stem = 0;
        for (Map.Entry<String, List<Integer>> entry : marksOfStem.entrySet()) {
            table.put(stem++, entry.getKey(), entry.getValue());
        }
        return table;
    }

    private void put(int stem, String key, List<Integer> shown) {
        key.getChars(0, key.length(), keys, keyStarts[stem]);
        keyStarts[stem + 1] = keyStarts[stem] + key.length();
        int end = markStarts[stem];
        for (int mark : shown) {
            marks[end++] = mark;
        }
        markStarts[stem + 1] = end;
        lengths[key.length()] = true;
        hashes[stem] = key.hashCode();
        int slot = (hashes[stem] * SPREAD) >>> shift;
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = stem + 1;
    }

    /**
     * The stem's number, or -1 where no query asks for it.
     *
     * @param hash of the characters, as {@link String#hashCode} has it
     */
    int find(char[] text, int from, int to, int hash) {
        int slot = (hash * SPREAD) >>> shift;
        while (slots[slot] != 0) {
            int stem = slots[slot] - 1;
            if (hashes[stem] == hash && Arrays.equals(keys, keyStarts[stem], keyStarts[stem + 1], text, from, to)) {
                return stem;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    /** Whether any of its stems has so many characters. */
    boolean hasLength(int length) {
        return length < lengths.length && lengths[length];
    }

    int firstMark(int stem) {
        return markStarts[stem];
    }

    /** Behind its last mark. */
    int endOfMarks(int stem) {
        return markStarts[stem + 1];
    }

    int mark(int at) {
        return marks[at];
    }
}
