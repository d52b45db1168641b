package io.silkwire.alert.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a session has taken in the partitions it owns. The consumer's own position is further on by what was polled and not taken in,
 * as when the service stops: committed, that would never be read again. Not thread-safe.
 */
final class TakenPositions {
    private final Map<TopicPartition, Long> next = new HashMap<>();

    /** A partition was taken over, and is read from this offset on. */
    void from(TopicPartition partition, long offset) {
        next.put(partition, offset);
    }

    /** The record at this offset, and all before it, were taken in. */
    void taken(TopicPartition partition, long offset) {
        next.put(partition, offset + 1);
    }

    /** These have gone to others. */
    void forget(Set<Integer> partitions) {
        next.keySet().removeIf(partition -> partitions.contains(partition.partition()));
    }

    /** What may be committed: the next offset of each. */
    Map<TopicPartition, OffsetAndMetadata> all() {
        Map<TopicPartition, OffsetAndMetadata> all = new HashMap<>();
        next.forEach((partition, offset) -> all.put(partition, new OffsetAndMetadata(offset)));
        return all;
    }
}
