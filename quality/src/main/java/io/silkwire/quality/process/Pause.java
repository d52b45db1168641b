package io.silkwire.quality.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits. */
public final class Pause {
    private Pause() {}

    /**
     * So long.
     *
     * @throws IllegalStateException where the thread is interrupted meanwhile
     */
    public static void of(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted while waiting");
            }
            LockSupport.parkNanos(left);
        }
    }
}
