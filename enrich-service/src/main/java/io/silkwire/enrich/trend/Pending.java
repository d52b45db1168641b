package io.silkwire.enrich.trend;

import java.time.Duration;
import java.time.Instant;

/**
 * A bucket whose count changed and has not been told yet.
 *
 * @param first when it changed first since it was told
 * @param last when it changed last
 * @param live whether a statement of the live lane changed it
 */
record Pending(Instant first, Instant last, boolean live) {
    /** A bucket that never comes to rest is told after as many times the time to settle. */
    private static final int PATIENCE = 5;

    /** Whether the stories of its statements have had time to be found: copies of one wire story are no burst. */
    boolean isDue(Instant now, Duration settle) {
        return !last.plus(settle).isAfter(now)
                || !first.plus(settle.multipliedBy(PATIENCE)).isAfter(now);
    }
}
