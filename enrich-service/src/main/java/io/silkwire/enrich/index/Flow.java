package io.silkwire.enrich.index;

import java.time.Duration;

/**
 * Whether requests may be sent now: freely, one at a time after a wait, or not at all until a probe shows that a halt is over.
 * Decides only; times are {@link System#nanoTime()} of the caller. Belongs to the writer's thread.
 */
final class Flow {
    private enum Mode {
        OPEN,
        BACKING_OFF,
        HALTED,
        PROBING
    }

    private final Backoff backoff;
    private final Duration probeInterval;
    private Mode mode = Mode.OPEN;
    private int failures;
    private long notBefore;

    Flow(Backoff backoff, Duration probeInterval) {
        this.backoff = backoff;
        this.probeInterval = probeInterval;
    }

    /** How many requests may be under way. */
    int requestsAllowed(long now, int most) {
        return switch (mode) {
            case OPEN -> most;
            case BACKING_OFF -> now - notBefore >= 0 ? 1 : 0;
            case HALTED, PROBING -> 0;
        };
    }

    /** Whether more records may be read. */
    boolean reads() {
        return mode == Mode.OPEN;
    }

    /** Whether a halt lasts, probed or not. */
    boolean halted() {
        return mode == Mode.HALTED || mode == Mode.PROBING;
    }

    /** Whether it is time to look if the cause of the halt is gone; if so, the look is under way from now on. */
    boolean startsProbe(long now) {
        if (mode != Mode.HALTED || now - notBefore < 0) {
            return false;
        }
        mode = Mode.PROBING;
        return true;
    }

    boolean probing() {
        return mode == Mode.PROBING;
    }

    /** A request went through, or there is nothing left to retry. */
    void succeeded() {
        if (!halted()) {
            recovered();
        }
    }

    /** The cause of the halt is gone. */
    void recovered() {
        mode = Mode.OPEN;
        failures = 0;
    }

    /**
     * A request, or some of its documents, must be sent again.
     *
     * @param progress whether other documents of it went through
     */
    void failed(long now, boolean progress) {
        if (halted()) {
            return;
        }
        mode = Mode.BACKING_OFF;
        failures = progress ? 1 : failures + 1;
        notBefore = now + backoff.after(failures).toNanos();
    }

    /** Nothing can be written: a first time, or still, after a probe. */
    void halt(long now) {
        mode = Mode.HALTED;
        notBefore = now + probeInterval.toNanos();
    }
}
