package io.silkwire.alert.web;

import io.silkwire.alert.web.page.TextRun;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Two wordings of a sentence → both with the words marked that are not in the other: the longest common subsequence of words stays
 * unmarked. Sentences that have little in common are no wordings of one.
 */
final class ChangedWords {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\s)(?=\\S)");
    /** The table is as large as the product; a sentence of the law is long, a page without full stops is longer. */
    private static final int MOST_WORDS = 600;

    private ChangedWords() {}

    /** Both sentences. */
    record Pair(List<TextRun> before, List<TextRun> after) {}

    /** The two with their marks; null where they are no wordings of one sentence, or too long to compare. */
    static @Nullable Pair of(String before, String after) {
        String[] left = BETWEEN_WORDS.split(before);
        String[] right = BETWEEN_WORDS.split(after);
        if (left.length > MOST_WORDS || right.length > MOST_WORDS) {
            return null;
        }
        int[][] common = common(left, right);
        if (common[0][0] * 2 < Math.max(left.length, right.length)) {
            return null;
        }
        boolean[] keptLeft = new boolean[left.length];
        boolean[] keptRight = new boolean[right.length];
        for (int i = 0, j = 0; i < left.length && j < right.length; ) {
            if (same(left[i], right[j])) {
                keptLeft[i++] = true;
                keptRight[j++] = true;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return new Pair(runs(left, keptLeft), runs(right, keptRight));
    }

    /** How many words the rests of both from here on have in common, in order. */
    private static int[][] common(String[] left, String[] right) {
        int[][] common = new int[left.length + 1][right.length + 1];
        for (int i = left.length - 1; i >= 0; i--) {
            for (int j = right.length - 1; j >= 0; j--) {
                common[i][j] = same(left[i], right[j])
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static boolean same(String left, String right) {
        return left.strip().equals(right.strip());
    }

    /** The space after a marked word belongs to no word. */
    private static void add(String text, boolean kept, List<TextRun> runs) {
        String words = text.stripTrailing();
        if (kept) {
            runs.add(TextRun.plain(text));
            return;
        }
        runs.add(TextRun.hit(words));
        if (words.length() < text.length()) {
            runs.add(TextRun.plain(text.substring(words.length())));
        }
    }

    private static List<TextRun> runs(String[] words, boolean[] kept) {
        List<TextRun> runs = new ArrayList<>();
        for (int from = 0, to; from < words.length; from = to) {
            StringBuilder text = new StringBuilder();
            for (to = from; to < words.length && kept[to] == kept[from]; to++) {
                text.append(words[to]);
            }
            add(text.toString(), kept[from], runs);
        }
        return runs;
    }
}
