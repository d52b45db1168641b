package io.silkwire.ingest.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the paragraphs of lines. Text that was wrapped by hand or by a PDF shows it: its lines have one width, and many go on in
 * the next with a small letter. There a line ends its paragraph where a blank line says so, or, where blank lines mean nothing
 * because they stand between all lines, when its sentence is at an end and the next line's first word would still have fitted
 * (the classical test), or when the next line is indented. Text that was not wrapped has one paragraph a line.
 *
 * <p>Where the evidence is even, lines stay together: a missing break reads better than a torn sentence.
 */
final class Paragraphs {
    /** Lines longer than this were not wrapped for a page. */
    private static final int MOST_WRAPPED_CHARS = 160;
    /** Share of lines that go on with a small letter: ~0.75 in wrapped prose, ~0 elsewhere. */
    private static final double LEAST_CONTINUED = 0.15;
    /** Scripts without capitals: share of lines that end in mid-sentence at the full width. */
    private static final double LEAST_FULL_OPEN = 0.5;
    /** From this share on, blank lines mark paragraphs; below it, they are page breaks (a page has 30 lines or more). */
    private static final double LEAST_MARKED = 0.06;

    private static final double SHORT = 0.7;
    private static final double VERY_SHORT = 0.55;
    /** A quotation or bracket that is open for longer was never closed. */
    private static final int MOST_ENCLOSED_CHARS = 1_000;

    private final List<Line> lines;
    private final int width;
    private final int usualGap;
    private final boolean wrapped;
    private final boolean marked;

    private Paragraphs(List<Line> lines) {
        this.lines = lines;
        this.width = usualWidth(lines);
        this.usualGap = usualGap(lines);
        this.wrapped = isWrapped();
        this.marked = share(i -> lines.get(i).gap() > usualGap) >= LEAST_MARKED;
    }

    /** The paragraphs of these lines; none is blank. */
    static List<String> of(List<Line> lines) {
        return lines.isEmpty() ? List.of() : new Paragraphs(lines).join();
    }

    private List<String> join() {
        Hyphens hyphens = new Hyphens(lines);
        List<String> paragraphs = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder(lines.get(0).text());
        int open = opened(lines.get(0));
        for (int i = 1; i < lines.size(); i++) {
            boolean enclosed = open > 0 && paragraph.length() <= MOST_ENCLOSED_CHARS;
            if (isParted(i, enclosed)) {
                paragraphs.add(paragraph.toString());
                paragraph = new StringBuilder(lines.get(i).text());
                open = opened(lines.get(i));
            } else {
                hyphens.append(paragraph, lines.get(i).text());
                open += opened(lines.get(i));
            }
        }
        paragraphs.add(paragraph.toString());
        return paragraphs;
    }

    /** How many quotations and brackets it opens, less those it closes. */
    private static int opened(Line line) {
        int open = 0;
        for (int i = 0; i < line.length(); i++) {
            switch (line.text().charAt(i)) {
                case '«', '(' -> open++;
                case '»', ')' -> open--;
                default -> {}
            }
        }
        return open;
    }

    /**
     * Whether a new paragraph starts with line i.
     *
     * @param enclosed whether a quotation or bracket is open before it
     */
    private boolean isParted(int i, boolean enclosed) {
        Line before = lines.get(i - 1);
        Line line = lines.get(i);
        if (line.isBullet() || line.isHeadingMark() || before.isHeadingMark()) {
            return true;
        }
        if (!wrapped) {
            return line.gap() > 0 || !before.isOpen() || !line.startsLower();
        }
        if (before.endsInHyphen()) {
            return false;
        }
        if (line.gap() > usualGap) {
            return isPartedByGap(before, line);
        }
        return !line.startsLower() && !enclosed && isPartedWithoutGap(i);
    }

    /** More blank lines than usual: a paragraph's end, unless it is a page's end in mid-sentence. */
    private boolean isPartedByGap(Line before, Line line) {
        if (!before.isOpen()) {
            return marked || !line.startsLower();
        }
        return !line.startsLower() && (marked || isAtMost(before, SHORT));
    }

    private boolean isPartedWithoutGap(int i) {
        Line before = lines.get(i - 1);
        if (marked) {
            return isAtMost(before, VERY_SHORT);
        }
        // A short line whose sentence is open is a heading, a date or a line of an address.
        return before.isOpen() ? isAtMost(before, SHORT) : hadRoom(i) || isIndented(i);
    }

    private boolean isAtMost(Line line, double share) {
        return line.length() <= share * width;
    }

    /** The first word of line i would have fitted on the line before, had it belonged there. */
    private boolean hadRoom(int i) {
        return lines.get(i - 1).length() + 1 + lines.get(i).firstWord() <= width;
    }

    /** Line i is short though its sentence goes on: the missing part is its indent. */
    private boolean isIndented(int i) {
        return i + 1 < lines.size()
                && lines.get(i).isOpen()
                && !lines.get(i).endsInHyphen()
                && lines.get(i + 1).gap() == usualGap
                && hadRoom(i + 1);
    }

    private boolean isWrapped() {
        if (lines.size() < 2 || width > MOST_WRAPPED_CHARS) {
            return false;
        }
        double continued =
                share(i -> lines.get(i).startsLower() && lines.get(i - 1).isOpen());
        if (continued >= LEAST_CONTINUED) {
            return true;
        }
        boolean caseless = lines.stream()
                .noneMatch(line ->
                        line.text().codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c)));
        return caseless
                && share(i -> lines.get(i - 1).isOpen() && !isAtMost(lines.get(i - 1), SHORT)) >= LEAST_FULL_OPEN;
    }

    /** Share of the lines after the first that satisfy the condition. */
    private double share(java.util.function.IntPredicate condition) {
        int count = 0;
        for (int i = 1; i < lines.size(); i++) {
            count += condition.test(i) ? 1 : 0;
        }
        return lines.size() < 2 ? 0 : (double) count / (lines.size() - 1);
    }

    /** The width that 39 of 40 lines keep to: one overlong line must not make all others look short. */
    private static int usualWidth(List<Line> lines) {
        int[] lengths = lines.stream().mapToInt(Line::length).sorted().toArray();
        return lengths[(int) Math.ceil(0.975 * (lengths.length - 1))];
    }

    private static int usualGap(List<Line> lines) {
        Map<Integer, Integer> counts = new HashMap<>();
        lines.stream().skip(1).forEach(line -> counts.merge(line.gap(), 1, Integer::sum));
        Comparator<Map.Entry<Integer, Integer>> bySmallerGap =
                Map.Entry.<Integer, Integer>comparingByKey().reversed();
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(bySmallerGap))
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
