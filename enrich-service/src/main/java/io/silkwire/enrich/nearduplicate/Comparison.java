package io.silkwire.enrich.nearduplicate;

import io.silkwire.enrich.nearduplicate.Likeness.Kind;
import io.silkwire.enrich.nearduplicate.Likeness.Same;

/** Weighs two fingerprints against each other, the dear questions last. */
final class Comparison {
    /** Below this no rule applies. */
    private static final double LEAST_RESEMBLANCE = 0.28;

    private static final double COPY_RESEMBLANCE = 0.6;
    /** Pairs so like each other are one story whatever their numbers say. */
    private static final double ALL_BUT_EQUAL = 0.8;

    private static final double EXCERPT_CONTAINMENT = 0.8;
    /** By five words: an excerpt is a fair part of the whole, not a quotation in it. */
    private static final double EXCERPT_PART = 0.31;

    private static final int EXCERPT_WORDS = 16;

    private static final double NUMBERS_STAND = 0.8;

    private static final double EDITED_SUBSEQUENCE = 0.79;
    /** In shorter texts a formula with other names keeps as many words as an edit does. */
    private static final int EDITED_WORDS = 70;

    private static final double ANCHORS_AGREE = 0.6;
    private static final int ANCHORS_NEEDED = 4;

    private final Fingerprint first;
    private final Fingerprint second;
    private final double resemblance;
    private final double containment;

    Comparison(Fingerprint first, Fingerprint second) {
        this.first = first;
        this.second = second;
        long[] a = first.shingles();
        long[] b = second.shingles();
        int shared = shared(a, b);
        this.resemblance = ratio(shared, a.length + b.length - shared);
        this.containment = ratio(shared, Math.min(a.length, b.length));
    }

    Likeness likeness() {
        if (resemblance < LEAST_RESEMBLANCE) {
            return Likeness.DIFFERENT;
        }
        if (resemblance >= COPY_RESEMBLANCE) {
            return anchorsAgree() || longResemblance() >= ALL_BUT_EQUAL ? same(Kind.COPY) : Likeness.DIFFERENT;
        }
        if (isExcerpt() && anchorsAgree()) {
            return same(Kind.EXCERPT);
        }
        return isEdited() && anchorsAgree() ? same(Kind.EDITED) : Likeness.DIFFERENT;
    }

    private Same same(Kind kind) {
        return new Same(kind, resemblance, containment);
    }

    private boolean isExcerpt() {
        return containment >= EXCERPT_CONTAINMENT
                && numbersStand()
                && Math.min(first.length(), second.length()) >= EXCERPT_WORDS
                && longResemblance() >= EXCERPT_PART;
    }

    private boolean isEdited() {
        int longer = Math.max(first.length(), second.length());
        int shorter = Math.min(first.length(), second.length());
        return shorter >= EDITED_WORDS
                && shorter >= EDITED_SUBSEQUENCE * longer
                && CommonSubsequence.length(first.words(), second.words()) >= EDITED_SUBSEQUENCE * longer;
    }

    private double longResemblance() {
        long[] a = first.longShingles();
        long[] b = second.longShingles();
        int shared = shared(a, b);
        return ratio(shared, a.length + b.length - shared);
    }

    /** Whether most numbers and names of the text that has fewer stand in the other; texts with hardly any agree. */
    private boolean anchorsAgree() {
        int[] a = first.anchors();
        int[] b = second.anchors();
        int fewer = Math.min(a.length, b.length);
        return fewer < ANCHORS_NEEDED || shared(a, b) >= ANCHORS_AGREE * fewer;
    }

    /** Who quotes changes no numbers: nearly all of the text that has fewer stand in the other. */
    private boolean numbersStand() {
        int[] a = first.numbers();
        int[] b = second.numbers();
        return shared(a, b) >= NUMBERS_STAND * Math.min(a.length, b.length);
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** How many of these ascending, distinct hashes both have. */
    static int shared(long[] a, long[] b) {
        int shared = 0;
        for (int i = 0, k = 0; i < a.length && k < b.length; ) {
            int order = Long.compare(a[i], b[k]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            k += order >= 0 ? 1 : 0;
        }
        return shared;
    }

    private static int shared(int[] a, int[] b) {
        int shared = 0;
        for (int i = 0, k = 0; i < a.length && k < b.length; ) {
            int order = Integer.compare(a[i], b[k]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            k += order >= 0 ? 1 : 0;
        }
        return shared;
    }
}
