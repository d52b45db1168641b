package io.silkwire.alert.match.engine;

import java.util.Arrays;

/**
 * Queries as numbers, in prefix order: a leaf that is a mark is {@code mark, asked}; every other clause is {@code operator, end,
 * …} with the place behind its last part as its end.
 */
final class Code {
    /** All parts hold: {@code ALL, end, parts…}. */
    static final int ALL = -1;
    /** One part holds: {@code ANY, end, parts…}. */
    static final int ANY = -2;
    /** The part does not hold: {@code NEVER, end, part}. */
    static final int NEVER = -3;
    /** Every statement: {@code ALWAYS, end}. */
    static final int ALWAYS = -4;
    /** A placed condition holds: {@code PLACED, end, condition, asked}. */
    static final int PLACED = -5;

    /** The weights of the parts that hold come to the threshold: {@code SCORE, end, threshold, (weight, part)…}. */
    static final int SCORE = -6;

    private int[] code = new int[64];
    private int size;

    /** The place where the next number goes. */
    int here() {
        return size;
    }

    void emit(int number) {
        if (size == code.length) {
            code = Arrays.copyOf(code, 2 * size);
        }
        code[size++] = number;
    }

    /** Begins a clause; {@link #close} is owed with what this returns. */
    int open(int operator) {
        emit(operator);
        emit(0);
        return size - 1;
    }

    void close(int opened) {
        code[opened] = size;
    }

    int[] toArray() {
        return Arrays.copyOf(code, size);
    }

    /** The place behind the clause that begins here. */
    static int next(int[] code, int at) {
        return code[at] >= 0 ? at + 2 : code[at + 1];
    }
}
