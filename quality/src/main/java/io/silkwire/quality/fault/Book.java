package io.silkwire.quality.fault;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What a receiver took, by the id of the message; an honest receiver acts on the first of an id only. Thread-safe. */
final class Book {
    private final Map<String, Taken> taken = new ConcurrentHashMap<>();
    private final AtomicInteger changed = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();

    /**
     * What came under an id.
     *
     * @param times how often
     */
    private record Taken(String content, int times) {}

    /**
     * Takes a message.
     *
     * @param content the same in every try, or something is wrong
     */
    void take(String id, String content) {
        all.incrementAndGet();
        taken.merge(id, new Taken(content, 1), (before, now) -> {
            if (!before.content().equals(content)) {
                changed.incrementAndGet();
            }
            return new Taken(before.content(), before.times() + 1);
        });
    }

    /** How often this one came. */
    int times(String id) {
        Taken found = taken.get(id);
        return found == null ? 0 : found.times();
    }

    /** All ids that came. */
    Set<String> ids() {
        return Set.copyOf(taken.keySet());
    }

    /** Messages, each as often as it came. */
    int messages() {
        return all.get();
    }

    /** How often an id came with another content than before. */
    int changed() {
        return changed.get();
    }
}
