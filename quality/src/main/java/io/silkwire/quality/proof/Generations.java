package io.silkwire.quality.proof;

import io.silkwire.enrich.definition.TopicSnapshot;
import io.silkwire.enrich.tagging.TopicSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The topic definitions that were applied, compiled, by the generation that a statement tagged with them names. Thread-safe. */
public final class Generations {
    private final Map<Long, TopicSet> generations = new ConcurrentHashMap<>();

    /** Notes what stands on Kafka now. */
    public void add(TopicSnapshot snapshot) {
        generations.computeIfAbsent(
                snapshot.generation(), generation -> TopicSet.compile(snapshot.rules(), generation));
    }

    /** How many were applied after the first. */
    public int edits() {
        return Math.max(0, generations.size() - 1);
    }

    /** Null where nobody applied it. */
    @Nullable
    TopicSet find(long generation) {
        return generations.get(generation);
    }
}
