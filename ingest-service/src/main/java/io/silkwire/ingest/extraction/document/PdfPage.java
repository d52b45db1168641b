package io.silkwire.ingest.extraction.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders the pieces of text on one page: pieces on one baseline make a line; where a gutter runs down the middle, the left column is
 * read before the right one, in bands that full-width lines part.
 */
final class PdfPage {
    /**
     * Letters that a file draws together; lengths in points from the top left corner.
     *
     * @param y of the baseline
     */
    record Run(String text, float x0, float x1, float y, float size, boolean bold, float direction) {}

    /** Half a letter: pieces further apart than this many ems may be in two columns. */
    private static final float COLUMN_GAP = 0.9f;
    /** A space is about 0.25 em; justified lines squeeze it. */
    private static final float WORD_GAP = 0.13f;

    private static final float BASELINE = 0.35f;
    private static final int LEAST_COLUMN_LINES = 4;
    /** Lines of prose fill their column; cells of tables do not. */
    private static final double LEAST_FILL = 0.6;

    private static final double MOST_CROSSING = 0.4;

    private final int number;
    private final List<PdfLine> lines = new ArrayList<>();
    private int column;

    private PdfPage(int number) {
        this.number = number;
    }

    /** The lines of a page in reading order. */
    static List<PdfLine> lines(int number, List<Run> runs) {
        PdfPage page = new PdfPage(number);
        page.order(page.segments(upright(runs)));
        return page.lines;
    }

    /** Text across the others is a watermark or a stamp in the margin. */
    private static List<Run> upright(List<Run> runs) {
        Map<Float, Integer> chars = new HashMap<>();
        runs.forEach(run -> chars.merge(run.direction(), run.text().length(), Integer::sum));
        float direction = chars.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0f);
        return runs.stream().filter(run -> run.direction() == direction).toList();
    }

    /** Pieces of lines: runs on one baseline, parted where a gutter could be. */
    private List<PdfLine> segments(List<Run> runs) {
        List<PdfLine> segments = new ArrayList<>();
        for (List<Run> row : rows(runs)) {
            List<Run> segment = new ArrayList<>();
            for (Run run : row) {
                if (!segment.isEmpty() && run.x0() - end(segment) > COLUMN_GAP * run.size()) {
                    segments.add(line(segment));
                    segment.clear();
                }
                segment.add(run);
            }
            segments.add(line(segment));
        }
        return segments;
    }

    private static List<List<Run>> rows(List<Run> runs) {
        List<Run> sorted =
                runs.stream().sorted(Comparator.comparingDouble(Run::y)).toList();
        List<List<Run>> rows = new ArrayList<>();
        List<Run> row = new ArrayList<>();
        for (Run run : sorted) {
            if (!row.isEmpty()) {
                Run last = row.get(row.size() - 1);
                if (run.y() - last.y() > BASELINE * Math.max(run.size(), last.size())) {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            }
            row.add(run);
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        rows.forEach(one -> one.sort(Comparator.comparingDouble(Run::x0)));
        return rows;
    }

    private static float end(List<Run> runs) {
        return runs.get(runs.size() - 1).x1();
    }

    private PdfLine line(List<Run> row) {
        List<Run> runs = isRightToLeft(row) ? row.reversed() : row;
        StringBuilder text = new StringBuilder();
        Run before = runs.get(0);
        Run main = before;
        for (Run run : runs) {
            float gap = Math.max(run.x0() - before.x1(), before.x0() - run.x1());
            if (!text.isEmpty() && gap > WORD_GAP * run.size()) {
                text.append(' ');
            }
            text.append(run.text());
            before = run;
            main = run.text().length() > main.text().length() ? run : main;
        }
        boolean bold = runs.stream().allMatch(Run::bold);
        float x0 = row.get(0).x0();
        return new PdfLine(text.toString().strip(), x0, end(row), main.y(), main.size(), bold, number, 0, x0, end(row));
    }

    private static boolean isRightToLeft(List<Run> row) {
        long rtl = 0;
        long letters = 0;
        for (Run run : row) {
            letters += run.text().codePoints().filter(Character::isLetter).count();
            rtl += run.text()
                    .codePoints()
                    .filter(c -> Character.getDirectionality(c) == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                            || Character.getDirectionality(c) == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                    .count();
        }
        return rtl * 2 > letters;
    }

    private void order(List<PdfLine> segments) {
        float gutter = gutter(segments);
        List<PdfLine> band = new ArrayList<>();
        for (PdfLine segment : segments) {
            if (crosses(segment, gutter) && !band.isEmpty() && !crosses(band.get(0), gutter)) {
                flush(band, gutter);
            } else if (!crosses(segment, gutter) && !band.isEmpty() && crosses(band.get(0), gutter)) {
                flush(band, Float.NaN);
            }
            band.add(segment);
        }
        flush(band, gutter);
    }

    private static boolean crosses(PdfLine line, float gutter) {
        return Float.isNaN(gutter) || (line.x0() < gutter && line.x1() > gutter);
    }

    private void flush(List<PdfLine> band, float gutter) {
        List<PdfLine> left = band.stream().filter(line -> line.x1() <= gutter).toList();
        List<PdfLine> right = band.stream().filter(line -> line.x0() >= gutter).toList();
        if (left.size() + right.size() == band.size()) {
            addColumn(left);
            addColumn(right);
        } else {
            addColumn(band);
        }
        band.clear();
    }

    /** Adds lines that stand below each other; pieces on one baseline are one row. */
    private void addColumn(List<PdfLine> pieces) {
        List<PdfLine> rows = new ArrayList<>();
        for (PdfLine piece : pieces) {
            PdfLine last = rows.isEmpty() ? piece : rows.get(rows.size() - 1);
            if (!rows.isEmpty() && Math.abs(last.y() - piece.y()) <= BASELINE * piece.size()) {
                rows.set(rows.size() - 1, joined(last, piece));
            } else {
                rows.add(piece);
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        float left = at(rows.stream().map(PdfLine::x0).sorted().toList(), 0.1);
        float right = at(rows.stream().map(PdfLine::x1).sorted().toList(), 0.95);
        column++;
        rows.forEach(row -> lines.add(row.in(column, left, right)));
    }

    private static PdfLine joined(PdfLine a, PdfLine b) {
        boolean after = b.x0() >= a.x0();
        String text = after ? a.text() + " " + b.text() : b.text() + " " + a.text();
        PdfLine main = a.text().length() >= b.text().length() ? a : b;
        float x0 = Math.min(a.x0(), b.x0());
        float x1 = Math.max(a.x1(), b.x1());
        return new PdfLine(text, x0, x1, main.y(), main.size(), a.bold() && b.bold(), a.page(), 0, x0, x1);
    }

    private static float at(List<Float> sorted, double share) {
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }

    /** Where the page has two columns: the x between them; else NaN. */
    private static float gutter(List<PdfLine> segments) {
        if (segments.size() < 2 * LEAST_COLUMN_LINES) {
            return Float.NaN;
        }
        float left = (float) segments.stream().mapToDouble(PdfLine::x0).min().orElse(0);
        float right = (float) segments.stream().mapToDouble(PdfLine::x1).max().orElse(0);
        float best = Float.NaN;
        long fewest = Long.MAX_VALUE;
        for (int step = 30; step <= 70; step++) {
            float x = left + (right - left) * step / 100;
            long crossing = segments.stream().filter(line -> crosses(line, x)).count();
            if (crossing < fewest && isGutter(segments, x, crossing)) {
                fewest = crossing;
                best = x;
            }
        }
        return best;
    }

    private static boolean isGutter(List<PdfLine> segments, float x, long crossing) {
        List<PdfLine> left = segments.stream().filter(line -> line.x1() <= x).toList();
        List<PdfLine> right = segments.stream().filter(line -> line.x0() >= x).toList();
        return crossing <= MOST_CROSSING * segments.size() && isColumn(left) && isColumn(right);
    }

    private static boolean isColumn(List<PdfLine> lines) {
        if (lines.size() < LEAST_COLUMN_LINES) {
            return false;
        }
        float left = at(lines.stream().map(PdfLine::x0).sorted().toList(), 0.1);
        float right = at(lines.stream().map(PdfLine::x1).sorted().toList(), 0.95);
        double width = lines.stream()
                .mapToDouble(line -> line.x1() - line.x0())
                .average()
                .orElse(0);
        double chars =
                lines.stream().mapToInt(line -> line.text().length()).average().orElse(0);
        return right > left && width / (right - left) >= LEAST_FILL && chars >= 15;
    }
}
