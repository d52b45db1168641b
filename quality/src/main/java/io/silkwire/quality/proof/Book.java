package io.silkwire.quality.proof;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What a receiver took, by the id of the message and where it was sent; an honest receiver acts on the first of an id only. Thread-safe. */
public final class Book {
    private final Map<String, Taken> taken = new ConcurrentHashMap<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final AtomicInteger changed = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();

    /**
     * What came under an id.
     *
     * @param content of the first
     * @param at when the first came
     * @param times how often
     */
    public record Taken(String content, Instant at, int times) {}

    /**
     * Takes a message that was found genuine.
     *
     * @param to the path or mailbox it was sent to: the right message at the wrong place is a strange one
     * @param content the same in every try, or something is wrong
     */
    public void take(String id, String to, String content, Instant at) {
        all.incrementAndGet();
        taken.merge(entry(id, to), new Taken(content, at, 1), (before, now) -> {
            if (!before.content().equals(content)) {
                changed.incrementAndGet();
            }
            return new Taken(before.content(), before.at(), before.times() + 1);
        });
    }

    /** Notes a message that is not signed as it should be, or cannot be read. */
    public void refuse(String why) {
        all.incrementAndGet();
        refused.add(why);
    }

    /** Under which a message to this place stands. */
    static String entry(String id, String to) {
        return id + " to " + to;
    }

    /** What came there under this id, or null. */
    public @Nullable Taken taken(String id, String to) {
        return taken.get(entry(id, to));
    }

    /** How often this one came there. */
    public int times(String id, String to) {
        Taken found = taken(id, to);
        return found == null ? 0 : found.times();
    }

    /** All that came, by {@link #entry}. */
    public Set<String> entries() {
        return Set.copyOf(taken.keySet());
    }

    /** Messages, each as often as it came. */
    public int messages() {
        return all.get();
    }

    /** How often an id came with another content than before. */
    public int changed() {
        return changed.get();
    }

    /** Why messages were not taken for genuine. */
    public List<String> refused() {
        return List.copyOf(refused);
    }
}
