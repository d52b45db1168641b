package io.silkwire.alert.delivery;

import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.StoryMembership;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Which story each statement of late stands in, as far as a decision may ask. One thread applies what is said, {@link #find} may be
 * asked from any.
 *
 * <p>Memory: what was told has its story on its record, so this is about statements whose alert is still to come and about stories that
 * change. A copy is kept for the window (some 250 bytes: 220 MB for a day of 50 statements a second of which a fifth are copies), a
 * statement that opened a story, which most do, for an hour (some 200 bytes: 36 MB at 50 a second).
 */
final class Stories {
    private static final Duration OPENED = Duration.ofHours(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<StatementId, Instant> opened = new LinkedHashMap<>();
    private final Map<StatementId, Placed> placed = new LinkedHashMap<>();
    private final Map<StoryId, Former> former = new LinkedHashMap<>();
    private volatile long version;

    /** A statement in the story of others, or that was moved. */
    private record Placed(StoryId story, Instant at) {}

    /** The stories that statements of one story stood in before. */
    private record Former(Set<StoryId> names, Instant at) {}

    /** What is known of a statement's story. */
    sealed interface Look {
        /** It stands in this one. */
        record Known(StoryId story) implements Look {}

        /** Nothing has been said. */
        record NotYet() implements Look {}
    }

    /** The story of a statement. */
    Look find(StatementId statementId) {
        lock.lock();
        try {
            Placed one = placed.get(statementId);
            if (one != null) {
                return new Look.Known(one.story());
            }
            return opened.containsKey(statementId) ? new Look.Known(StoryId.ofOldest(statementId)) : new Look.NotYet();
        } finally {
            lock.unlock();
        }
    }

    /** This story, and those its statements stood in before. */
    Set<StoryId> names(StoryId story) {
        lock.lock();
        try {
            Set<StoryId> names = new HashSet<>();
            Deque<StoryId> open = new ArrayDeque<>(Set.of(story));
            while (!open.isEmpty()) {
                StoryId next = open.remove();
                if (names.add(next)) {
                    Former before = former.get(next);
                    open.addAll(before == null ? Set.of() : before.names());
                }
            }
            return names;
        } finally {
            lock.unlock();
        }
    }

    /** Goes up with everything that is said: where it stands still, looking again finds the same. */
    long version() {
        return version;
    }

    /** This was said at this moment. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock
    void apply(StoryMembership membership, Instant at) {
        lock.lock();
        try {
            StatementId statementId = membership.statementId();
            StoryId previous = membership.previous();
            // Anew at the end: what was said last is forgotten last.
            opened.remove(statementId);
            placed.remove(statementId);
            if (previous == null && membership.storyId().equals(StoryId.ofOldest(statementId))) {
                opened.put(statementId, at);
            } else {
                placed.put(statementId, new Placed(membership.storyId(), at));
            }
            if (previous != null && !previous.equals(membership.storyId())) {
                addFormer(membership.storyId(), previous, at);
            }
            version++;
        } finally {
            lock.unlock();
        }
    }

    private void addFormer(StoryId story, StoryId previous, Instant at) {
        Former before = former.remove(story);
        Set<StoryId> names = new HashSet<>(before == null ? Set.of() : before.names());
        names.add(previous);
        former.put(story, new Former(names, at));
    }

    /** Forgets what no decision asks for any more. */
    void forget(Instant now, Duration window) {
        Duration kept = window.compareTo(OPENED) > 0 ? window : OPENED;
        lock.lock();
        try {
            removeBefore(opened, at -> at, now.minus(OPENED));
            removeBefore(placed, Placed::at, now.minus(kept));
            removeBefore(former, Former::at, now.minus(kept));
        } finally {
            lock.unlock();
        }
    }

    /** Stops at the first that stays: what came last stands last. */
    private static <T> void removeBefore(Map<?, T> oldestFirst, Function<T, Instant> at, Instant from) {
        Iterator<T> values = oldestFirst.values().iterator();
        while (values.hasNext() && at.apply(values.next()).isBefore(from)) {
            values.remove();
        }
    }

    /** How many statements are kept. */
    int size() {
        lock.lock();
        try {
            return opened.size() + placed.size();
        } finally {
            lock.unlock();
        }
    }
}
