package io.silkwire.ingest.extraction.data;

/** How many values may still be kept of one page. One thread. */
final class Allowance {
    private int left;

    Allowance(int left) {
        this.left = left;
    }

    /** Takes one; whether there was one. */
    boolean take() {
        return --left >= 0;
    }

    int left() {
        return left;
    }

    /** What was read is not kept after all. */
    void giveBack(int before) {
        left = before;
    }
}
