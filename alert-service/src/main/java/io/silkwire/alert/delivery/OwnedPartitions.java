package io.silkwire.alert.delivery;

import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.StoryId;
import io.silkwire.wire.Travel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of the partitions this instance owns, and the one way to change it: memory and transaction together. */
final class OwnedPartitions {
    private static final String STEP = "delivery";
    private static final String ATTEMPT_STEP = "delivery-attempt";

    private final Map<Integer, PartitionState> states = new HashMap<>();
    private final Dispositions dispositions;
    private final Stories stories;

    OwnedPartitions(Dispositions dispositions, Stories stories) {
        this.dispositions = dispositions;
        this.stories = stories;
    }

    /** The delivery stands so from now on; the story of its statement is put down with it, so that copies are known whatever is restarted. */
    void record(Delivery changed, Travel travel, int partition, Writes writes) {
        Delivery delivery = inItsStory(changed);
        require(partition).put(delivery, travel);
        writes.add(delivery, travel, partition);
        if (!delivery.state().isOpen()) {
            writes.afterwards(partition, () -> dispositions.count(STEP, disposition(delivery)));
        }
    }

    private Delivery inItsStory(Delivery delivery) {
        Delivery.Timing timing = delivery.timing();
        return timing != null
                        && delivery.statementId() != null
                        && stories.find(delivery.statementId()) instanceof Stories.Look.Known(StoryId story)
                ? delivery.with(timing.in(story))
                : delivery;
    }

    void known(int partition, Writes writes) {
        writes.afterwards(partition, () -> dispositions.count(STEP, "known"));
    }

    /** An attempt began: the first of a channel is timed from the decision to send it now, or to let it go where it was held. */
    void attempted(Delivery before, String channel, Instant startedAt) {
        Delivery.Timing timing = before.timing();
        boolean first = before.channels().stream()
                .anyMatch(each ->
                        each.channel().equals(channel) && each.attempts().isEmpty());
        if (first && timing != null) {
            dispositions.took(ATTEMPT_STEP, Duration.between(timing.at(), startedAt));
        }
    }

    void add(Map<Integer, PartitionState> read) {
        states.putAll(read);
    }

    void remove(Set<Integer> partitions) {
        partitions.forEach(states::remove);
    }

    Set<Integer> numbers() {
        return Set.copyOf(states.keySet());
    }

    @Nullable
    PartitionState find(int partition) {
        return states.get(partition);
    }

    PartitionState require(int partition) {
        PartitionState state = states.get(partition);
        if (state == null) {
            throw new IllegalStateException("partition " + partition + " is not owned");
        }
        return state;
    }

    PartitionState.@Nullable Open open(int partition, AlertId id) {
        PartitionState state = states.get(partition);
        return state == null ? null : state.open(id);
    }

    /** How it ended; for one that failed, why. */
    private static String disposition(Delivery delivery) {
        return delivery.channels().stream()
                .filter(channel -> channel.state() == Delivery.State.FAILED
                        && !channel.attempts().isEmpty())
                .map(channel -> channel.attempts().getLast().reason())
                .findFirst()
                .orElse(delivery.state().label());
    }
}
