package io.silkwire.enrich.index;

import java.util.ArrayList;
import java.util.List;

/** Parts a list into pieces of a size that one request takes. */
final class Batches {
    private static final int SIZE = 1_000;

    private Batches() {}

    static List<List<String>> of(List<String> all) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SIZE) {
            parts.add(all.subList(from, Math.min(all.size(), from + SIZE)));
        }
        return parts;
    }
}
