package io.silkwire.quality;

/** Told by a {@link Measurement} how far it is; shows rate and time left to whoever waits. */
public interface Progress {
    /** Shows nothing. */
    Progress SILENT = (done, all) -> {};

    /**
     * So many items are done, by whatever system.
     *
     * @param all of them, each counted once for every system that is measured
     */
    void at(long done, long all);
}
