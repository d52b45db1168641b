package io.silkwire.enrich.index;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: doubles with each failure in a row up to a limit, and of that a random part between the
 * half and the whole, so that several writers do not come back at the same moment.
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {
    private static final int MAX_DOUBLINGS = 20;

    /** The wait after so many failures in a row, 1 or more. */
    Duration after(int failures) {
        int doublings = Math.clamp(failures - 1L, 0, MAX_DOUBLINGS);
        long wait = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(wait / 2 + random.nextLong(wait / 2 + 1));
    }
}
