package io.silkwire.quality.proof;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** When the matcher was seen to have committed how much of the enriched statements. Thread-safe. */
public final class MatchedUpTo {
    private final List<Look> looks = new CopyOnWriteArrayList<>();

    /** What stood committed at a moment, by partition: the next position to be read. */
    private record Look(Instant at, Map<Integer, Long> positions) {}

    /** Notes what was found; the moment is one after the answer. */
    public void add(Instant at, Map<Integer, Long> positions) {
        looks.add(new Look(at, Map.copyOf(positions)));
    }

    /** A moment at which the record at this place had surely been matched; the end of time where none was seen. */
    Instant by(int partition, long offset) {
        return looks.stream()
                .filter(look -> look.positions().getOrDefault(partition, 0L) > offset)
                .map(Look::at)
                .findFirst()
                .orElse(Instant.MAX);
    }
}
