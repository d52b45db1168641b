package io.silkwire.quality.nearduplicate;

import java.util.stream.IntStream;

/** Disjoint sets of places (union by path halving). */
final class Groups {
    private final int[] parents;

    Groups(int count) {
        this.parents = IntStream.range(0, count).toArray();
    }

    void join(int first, int second) {
        parents[root(first)] = root(second);
    }

    int[] roots() {
        return IntStream.range(0, parents.length).map(this::root).toArray();
    }

    private int root(int place) {
        int at = place;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}
