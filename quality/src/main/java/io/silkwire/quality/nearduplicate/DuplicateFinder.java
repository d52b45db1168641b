package io.silkwire.quality.nearduplicate;

import java.util.List;

/** A system that says which texts are the same. */
interface DuplicateFinder {
    /** Its name in figures. */
    String label();

    /** For each text the place of one that stands for its group; those of one group have the same. */
    int[] groups(List<Text> texts);

    /** Whether these two, seen alone, are the same. */
    default boolean same(Text first, Text second) {
        int[] groups = groups(List.of(first, second));
        return groups[0] == groups[1];
    }

    /** A document. */
    record Text(String id, String title, String body) {
        /** Title and body. */
        String all() {
            return title + "\n" + body;
        }
    }
}
