package io.silkwire.enrich.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Where patterns stand in one statement, by pattern id. Only what was hit is cleared on {@link #close}, after which the memory serves
 * the next statement; so no statement pays for patterns it does not have. For one thread.
 */
public final class Hits implements AutoCloseable {
    /** More hits of one pattern tell nothing new, and a hostile text must not cost more than its length. */
    private static final int MAX_HITS = 500;

    private final @Nullable ArrayList<Hit>[] byPattern;
    private final ConcurrentLinkedQueue<Hits> idle;
    private int[] touched = new int[64];
    private int count;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists, which has no other spelling
    Hits(int patterns, ConcurrentLinkedQueue<Hits> idle) {
        this.byPattern = new ArrayList[patterns];
        this.idle = idle;
    }

    /** The hits of this pattern in the order of the text, title first; empty where it does not stand. */
    public List<Hit> of(int pattern) {
        List<Hit> hits = byPattern[pattern];
        return hits == null ? List.of() : Collections.unmodifiableList(hits);
    }

    /** Whether the pattern stands anywhere. */
    public boolean has(int pattern) {
        return byPattern[pattern] != null;
    }

    /** How many patterns stand somewhere. */
    public int touched() {
        return count;
    }

    /** The id of the n-th pattern that stands somewhere, in the order in which they were found. */
    public int touched(int n) {
        return touched[n];
    }

    /** Adds a hit; beyond some hundreds of one pattern nothing is added. */
    public void add(int pattern, int passage, int from, int to) {
        ArrayList<Hit> hits = byPattern[pattern];
        if (hits == null) {
            hits = new ArrayList<>(2);
            byPattern[pattern] = hits;
            if (count == touched.length) {
                touched = Arrays.copyOf(touched, 2 * count);
            }
            touched[count++] = pattern;
        }
        if (hits.size() < MAX_HITS) {
            hits.add(new Hit(passage, from, to));
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < count; i++) {
            byPattern[touched[i]] = null;
        }
        count = 0;
        idle.add(this);
    }
}
