package io.silkwire.alert.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the id that was probably meant: the one that takes the fewest letters put in, left out or changed (Levenshtein 1966). */
final class Spelling {
    private Spelling() {}

    /** The nearest, if it is near: a third of the letters may differ. */
    static Optional<String> nearest(String written, Collection<String> ids) {
        int most = Math.max(1, written.length() / 3);
        return ids.stream()
                .filter(id -> Math.abs(id.length() - written.length()) <= most)
                .sorted()
                .min(Comparator.comparingInt(id -> distance(written, id)))
                .filter(id -> distance(written, id) <= most);
    }

    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[other.length()];
    }
}
