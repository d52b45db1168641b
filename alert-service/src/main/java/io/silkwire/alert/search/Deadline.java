package io.silkwire.alert.search;

import java.time.Duration;

/**
 * Until when several questions that belong together are to be answered. A question that is asked gets a least time, so that one begun
 * late still can be answered: all are over so much after the end at the latest, where none is begun after it.
 */
final class Deadline {
    private final Duration whole;
    private final Duration least;
    private final long endNanos;

    private Deadline(Duration whole, Duration least) {
        this.whole = whole;
        this.least = least;
        this.endNanos = System.nanoTime() + whole.toNanos();
    }

    /**
     * One that begins now.
     *
     * @param least what a question gets that is asked near the end
     */
    static Deadline in(Duration whole, Duration least) {
        return new Deadline(whole, least);
    }

    /** Whether nothing more is to be begun. */
    boolean isOver() {
        return System.nanoTime() - endNanos >= 0;
    }

    /** For the next question. */
    Duration left() {
        Duration left = Duration.ofNanos(endNanos - System.nanoTime());
        return left.compareTo(least) > 0 ? left : least;
    }

    /** How long it was from the beginning. */
    Duration whole() {
        return whole;
    }
}
