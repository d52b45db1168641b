package io.silkwire.ingest.revision;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A run of elements that went, and the run that came in its place; one of the two may be empty.
 * Indices, ends exclusive.
 */
record Hunk(int goneFrom, int goneTo, int comeFrom, int comeTo) {
    /** What parts these lists, in order: Myers' difference in linear space, with neighbouring changes taken together. */
    static List<Hunk> between(List<String> before, List<String> after) {
        boolean[] gone = new boolean[before.size()];
        boolean[] come = new boolean[after.size()];
        for (Change change : new MyersDiffWithLinearSpace<String>().computeDiff(before, after, null)) {
            Arrays.fill(gone, change.startOriginal, change.endOriginal, true);
            Arrays.fill(come, change.startRevised, change.endRevised, true);
        }
        return hunks(gone, come);
    }

    private static List<Hunk> hunks(boolean[] gone, boolean[] come) {
        List<Hunk> hunks = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < gone.length || j < come.length) {
            int goneTo = end(gone, i);
            int comeTo = end(come, j);
            if (goneTo > i || comeTo > j) {
                hunks.add(new Hunk(i, goneTo, j, comeTo));
            }
            // What stayed stayed in both.
            i = goneTo + 1;
            j = comeTo + 1;
        }
        return hunks;
    }

    private static int end(boolean[] changed, int from) {
        int end = from;
        while (end < changed.length && changed[end]) {
            end++;
        }
        return end;
    }
}
