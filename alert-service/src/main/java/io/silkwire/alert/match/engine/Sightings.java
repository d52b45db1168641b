package io.silkwire.alert.match.engine;

import io.silkwire.contracts.Evidence;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The marks that one statement shows, and where its words stand. Filled first, then {@link #settle settled}, then asked. Belongs to
 * one thread.
 */
final class Sightings {
    private static final int SPREAD = 0x9E3779B9;

    private final Wording wording;
    private final long[] shown;
    /** Open addressing from a mark to its number among those that are shown, from 1. */
    private int[] slots = new int[1024];

    private int[] marks = new int[512];
    private int[] last = new int[512];
    private int[] ends = new int[513];
    private int count;

    private int[] sightingMarks = new int[1024];
    private int[] sightingPositions = new int[1024];
    private int sightings;

    private int[] positions = {};
    private int bodyStart;

    Sightings(int marks, Wording wording) {
        this.wording = wording;
        this.shown = new long[(marks + 63) >>> 6];
    }

    /** Reads the stems of title and body: the body's words are numbered behind those of the title. */
    void read(StemTable words, StemTable beginnings, String title, String body) {
        bodyStart = read(words, beginnings, title, 0);
        read(words, beginnings, body, bodyStart);
    }

    /** The position behind the last word. */
    private int read(StemTable words, StemTable beginnings, String stems, int start) {
        char[] text = stems.toCharArray();
        int position = start;
        int from = 0;
        int hash = 0;
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            if (c != ' ' && c != '|') {
                hash = 31 * hash + c;
                if (beginnings.hasLength(i + 1 - from)) {
                    see(beginnings, text, from, i + 1, hash, position);
                }
                continue;
            }
            see(words, text, from, i, hash, position);
            position += c == ' ' ? 1 : 0;
            from = i + 1;
            hash = 0;
        }
        see(words, text, from, text.length, hash, position);
        return text.length == 0 ? position : position + 1;
    }

    private void see(StemTable table, char[] text, int from, int to, int hash, int position) {
        int stem = table.find(text, from, to, hash);
        if (stem >= 0) {
            for (int at = table.firstMark(stem), end = table.endOfMarks(stem); at < end; at++) {
                see(table.mark(at), position);
            }
        }
    }

    /** A mark that stands at no place. */
    void show(int mark) {
        if (!shows(mark)) {
            number(mark);
        }
    }

    private void see(int mark, int position) {
        int number = number(mark);
        if (last[number] == position) {
            return;
        }
        last[number] = position;
        ends[number + 1]++;
        if (sightings == sightingMarks.length) {
            sightingMarks = Arrays.copyOf(sightingMarks, 2 * sightings);
            sightingPositions = Arrays.copyOf(sightingPositions, 2 * sightings);
        }
        sightingMarks[sightings] = number;
        sightingPositions[sightings++] = position;
    }

    /** The mark's number among those shown; it gets one where it has none. */
    private int number(int mark) {
        int slot = slot(mark);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (2 * (count + 1) > slots.length) {
            grow();
            slot = slot(mark);
        }
        marks[count] = mark;
        last[count] = -1;
        shown[mark >>> 6] |= 1L << mark;
        slots[slot] = ++count;
        return count - 1;
    }

    private void grow() {
        // Half full at most.
        marks = Arrays.copyOf(marks, slots.length);
        last = Arrays.copyOf(last, slots.length);
        ends = Arrays.copyOf(ends, slots.length + 1);
        slots = new int[2 * slots.length];
        for (int number = 0; number < count; number++) {
            slots[slot(marks[number])] = number + 1;
        }
    }

    /** Where the mark is, or would be. */
    private int slot(int mark) {
        int slot = (mark * SPREAD) >>> Integer.numberOfLeadingZeros(slots.length - 1);
        while (slots[slot] != 0 && marks[slots[slot] - 1] != mark) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    /** Puts the positions of each mark together; nothing is read or shown after that. */
    void settle() {
        for (int number = 0; number < count; number++) {
            ends[number + 1] += ends[number];
        }
        positions = new int[sightings];
        int[] next = Arrays.copyOf(ends, count);
        for (int i = 0; i < sightings; i++) {
            positions[next[sightingMarks[i]]++] = sightingPositions[i];
        }
    }

    boolean shows(int mark) {
        return (shown[mark >>> 6] & 1L << mark) != 0;
    }

    /** How many marks are shown. */
    int count() {
        return count;
    }

    /** The mark of this number, from 0 to {@link #count}. */
    int mark(int number) {
        return marks[number];
    }

    /** The statement's own text. */
    Wording wording() {
        return wording;
    }

    /** The numbers of the words of a text that show the mark; empty where there is none. */
    Places places(int mark, Evidence.Field field) {
        int number = slots[slot(mark)] - 1;
        if (number < 0) {
            return new Places(positions, 0, 0, 0);
        }
        int behindTitle = lowerBound(ends[number], ends[number + 1]);
        return field == Evidence.Field.TITLE
                ? new Places(positions, ends[number], behindTitle, 0)
                : new Places(positions, behindTitle, ends[number + 1], bodyStart);
    }

    /** The first of the places that is in the body. */
    private int lowerBound(int from, int to) {
        int found = Arrays.binarySearch(positions, from, to, bodyStart);
        return found >= 0 ? found : -found - 1;
    }

    /** Ascending positions: part of an array that is shared, counted from {@code zero}. */
    static final class Places {
        private final int[] positions;
        private final int from;
        private final int to;
        private final int zero;

        private Places(int[] positions, int from, int to, int zero) {
            this.positions = positions;
            this.from = from;
            this.to = to;
            this.zero = zero;
        }

        int size() {
            return to - from;
        }

        int at(int i) {
            return positions[from + i] - zero;
        }

        IntStream stream() {
            return IntStream.range(0, size()).map(this::at);
        }

        boolean has(int position) {
            return Arrays.binarySearch(positions, from, to, position + zero) >= 0;
        }
    }
}
