package io.silkwire.enrich.index;

import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** What one assigned partition has read, finished, under way and committed. Belongs to the writer's thread. */
final class PartitionProgress {
    private final TopicPartition partition;
    private final ContiguousOffsets offsets = new ContiguousOffsets();
    private long committed = -1;
    private int underWay;
    private boolean dropped;

    PartitionProgress(TopicPartition partition) {
        this.partition = partition;
    }

    TopicPartition partition() {
        return partition;
    }

    void read(long offset) {
        if (committed < 0) {
            // What is before the first record is committed already: a commit that moves nothing is not sent.
            committed = offset;
        }
        offsets.read(offset);
    }

    void finished(long offset) {
        offsets.finished(offset);
    }

    /** Whether records were read and all of them are finished. */
    boolean idle() {
        return committed >= 0 && offsets.allFinished();
    }

    void standsAt(long position) {
        offsets.standsAt(position);
    }

    void sent() {
        underWay++;
    }

    void answered() {
        underWay--;
    }

    /** Whether answers to its records are still to come. */
    boolean hasUnderWay() {
        return underWay > 0;
    }

    /** The offset to commit now, empty where the last commit still holds. */
    OptionalLong toCommit() {
        OptionalLong offset = offsets.committable();
        return offset.isPresent() && offset.getAsLong() > committed ? offset : OptionalLong.empty();
    }

    void committed(long offset) {
        committed = offset;
    }

    /** A commit of this offset failed: the next one goes out even if nothing has moved since. */
    void commitFailed(long offset) {
        if (committed == offset) {
            committed = offset - 1;
        }
    }

    /** The partition now belongs to another consumer: answers to its records mean nothing here any more. */
    void drop() {
        dropped = true;
    }

    boolean isDropped() {
        return dropped;
    }
}
