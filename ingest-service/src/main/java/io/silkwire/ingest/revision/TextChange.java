package io.silkwire.ingest.revision;

import io.silkwire.contracts.Change;
import io.silkwire.contracts.Change.Line;
import io.silkwire.contracts.Change.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The sentences that went and came between two wordings.
 *
 * @param lines in reading order, cut at the contract's limit; each no longer than {@link #LONGEST_LINE}
 * @param substantive whether a reader would want to know
 */
record TextChange(List<Line> lines, boolean substantive) {
    /** Text without full stops is one sentence however long it is. */
    static final int LONGEST_LINE = 2_000;
    /** More sentences than this on both sides are told as all gone and all come: comparing them would take too long. */
    private static final int MOST_COMPARED = 4_000;

    static TextChange between(List<String> before, List<String> after) {
        int start = commonStart(before, after);
        int end = commonEnd(before, after, start);
        List<String> from = before.subList(start, before.size() - end);
        List<String> to = after.subList(start, after.size() - end);
        if (from.isEmpty() && to.isEmpty()) {
            return new TextChange(List.of(), false);
        }
        Set<String> names = new HashSet<>(WordChange.names(neighbours(before, start, end)));
        names.addAll(WordChange.names(neighbours(after, start, end)));
        return new Comparison(from, to, names).result();
    }

    /** Names repeat close by; the whole of a long text need not be read for them. */
    private static List<String> neighbours(List<String> sentences, int start, int end) {
        int from = Math.max(0, start - 200);
        return sentences.subList(from, Math.min(sentences.size(), Math.max(from, sentences.size() - end) + 200));
    }

    private static int commonStart(List<String> a, List<String> b) {
        int most = Math.min(a.size(), b.size());
        int i = 0;
        while (i < most && a.get(i).equals(b.get(i))) {
            i++;
        }
        return i;
    }

    private static int commonEnd(List<String> a, List<String> b, int start) {
        int most = Math.min(a.size(), b.size()) - start;
        int i = 0;
        while (i < most && a.get(a.size() - 1 - i).equals(b.get(b.size() - 1 - i))) {
            i++;
        }
        return i;
    }

    /** One comparison: collects the lines, and what each change amounts to. */
    private static final class Comparison {
        private final List<String> from;
        private final List<String> to;
        private final Set<String> names;
        private final List<Line> lines = new ArrayList<>();
        private boolean substantive;

        Comparison(List<String> from, List<String> to, Set<String> names) {
            this.from = from;
            this.to = to;
            this.names = names;
        }

        TextChange result() {
            for (Hunk hunk : hunks()) {
                take(from.subList(hunk.goneFrom(), hunk.goneTo()), to.subList(hunk.comeFrom(), hunk.comeTo()));
            }
            return new TextChange(List.copyOf(lines), substantive);
        }

        private List<Hunk> hunks() {
            if (from.isEmpty() || to.isEmpty() || (long) from.size() + to.size() > 2L * MOST_COMPARED) {
                return List.of(new Hunk(0, from.size(), 0, to.size()));
            }
            return Hunk.between(from, to);
        }

        private void take(List<String> gone, List<String> come) {
            gone.forEach(sentence -> add(Op.REMOVED, sentence));
            come.forEach(sentence -> add(Op.ADDED, sentence));
            substantive =
                    substantive || WordChange.isSubstantive(String.join(" ", gone), String.join(" ", come), names);
        }

        private void add(Op op, String sentence) {
            if (lines.size() < Change.MAX_DIFF) {
                boolean fits = sentence.length() <= LONGEST_LINE;
                lines.add(new Line(op, fits ? sentence : sentence.substring(0, LONGEST_LINE - 1) + "…"));
            }
        }
    }
}
