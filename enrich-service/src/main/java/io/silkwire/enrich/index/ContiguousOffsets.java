package io.silkwire.enrich.index;

import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Tells how far one partition may be committed while its records finish in any order: up to the first that is not finished.
 * Offsets may have gaps (compaction, transaction markers). Not thread-safe.
 */
final class ContiguousOffsets {
    private final TreeSet<Long> unfinished = new TreeSet<>();
    private long next = -1;

    /**
     * A record was read.
     *
     * @throws IllegalArgumentException where its offset is not above all read before
     */
    void read(long offset) {
        if (offset < next) {
            throw new IllegalArgumentException("offset " + offset + " read after " + (next - 1));
        }
        unfinished.add(offset);
        next = offset + 1;
    }

    /** A record that was read is finished; to say so twice changes nothing. */
    void finished(long offset) {
        unfinished.remove(offset);
    }

    /** The consumer stands here; what it passed over without reading (markers, compacted records) needs no finishing. */
    void standsAt(long position) {
        if (unfinished.isEmpty() && position > next) {
            next = position;
        }
    }

    /** Whether everything read is finished. */
    boolean allFinished() {
        return unfinished.isEmpty();
    }

    /** The offset to commit, which is the first one to be read after a restart; empty where nothing was read yet. */
    OptionalLong committable() {
        if (next < 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(unfinished.isEmpty() ? next : unfinished.first());
    }
}
