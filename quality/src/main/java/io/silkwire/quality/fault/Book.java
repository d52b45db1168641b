package io.silkwire.quality.fault;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What a receiver took, by the id of the message and where it was sent; an honest receiver acts on the first of an id only. Thread-safe. */
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
     * @param to the path or mailbox it was sent to: the right message at the wrong place is a strange one
     * @param content the same in every try, or something is wrong
     */
    void take(String id, String to, String content) {
        all.incrementAndGet();
        taken.merge(entry(id, to), new Taken(content, 1), (before, now) -> {
            if (!before.content().equals(content)) {
                changed.incrementAndGet();
            }
            return new Taken(before.content(), before.times() + 1);
        });
    }

    /** Under which a message to this place stands. */
    static String entry(String id, String to) {
        return id + " to " + to;
    }

    /** How often this one came there. */
    int times(String id, String to) {
        Taken found = taken.get(entry(id, to));
        return found == null ? 0 : found.times();
    }

    /** All that came, by {@link #entry}. */
    Set<String> entries() {
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
