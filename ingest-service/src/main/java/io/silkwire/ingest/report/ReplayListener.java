package io.silkwire.ingest.report;

import java.time.Duration;

/** Who is told how a replay goes. Called by the thread that runs it, often; it must not block. */
@FunctionalInterface
public interface ReplayListener {
    /** Tells nobody. */
    ReplayListener SILENT = progress -> {};

    /** Something moved, or time went by. */
    void onProgress(Progress progress);

    /**
     * How far a replay is.
     *
     * @param doing what is being waited for, in a few words
     * @param done of total; total is 0 where there is nothing to count
     * @param elapsed since the start of this part
     * @param urgent whether people must read it (the broker went away), not only see it pass by
     */
    record Progress(String doing, long done, long total, Duration elapsed, boolean urgent) {
        /** A count that moves on. */
        public static Progress of(String doing, long done, long total, Duration elapsed) {
            return new Progress(doing, done, total, elapsed, false);
        }

        /** Something that people must read. */
        public static Progress notice(String message) {
            return new Progress(message, 0, 0, Duration.ZERO, true);
        }
    }
}
