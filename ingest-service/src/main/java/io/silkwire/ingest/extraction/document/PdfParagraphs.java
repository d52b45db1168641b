package io.silkwire.ingest.extraction.document;

import io.silkwire.ingest.extraction.JoinedLines;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the paragraphs of lines by what a typesetter does: more space above, another size or weight of type, a first line's indent, a
 * last line that had room for the next word. A page's or column's end parts nothing by itself.
 */
final class PdfParagraphs {
    /** Of the usual distance of baselines. */
    private static final float WIDE = 1.35f;

    private static final float SHORT = 0.7f;
    private static final float INDENT_EMS = 0.8f;
    private static final float MOST_INDENT_EMS = 6;
    private static final Pattern BULLET = Pattern.compile("^[•·▪●◦‣∙■□\uF0B7].*");
    private static final Pattern ITEM = Pattern.compile("(?U)^(?:\\(?\\w{1,3}[.)]|[-–—])\\s.*");

    private PdfParagraphs() {}

    /** The paragraphs, each its lines. */
    static List<List<PdfLine>> of(List<PdfLine> lines) {
        float leading = leading(lines);
        List<List<PdfLine>> paragraphs = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (i == 0 || isParted(lines.get(i - 1), lines.get(i), leading)) {
                paragraphs.add(new ArrayList<>());
            }
            paragraphs.get(paragraphs.size() - 1).add(lines.get(i));
        }
        return paragraphs;
    }

    private static boolean isParted(PdfLine before, PdfLine line, float leading) {
        boolean open = JoinedLines.isOpen(before.text());
        boolean lower = Character.isLowerCase(line.text().codePointAt(0));
        if (BULLET.matcher(line.text()).matches() || !line.sameType(before)) {
            return true;
        }
        if (line.isBelow(before) && isFarBelow(before, line, leading)) {
            return true;
        }
        if (open && (lower || before.text().endsWith("-") || before.text().endsWith("\u00AD"))) {
            return false;
        }
        if (line.bold() != before.bold()) {
            return true;
        }
        if (open) {
            return before.share() <= SHORT && !isDisplay(before, leading);
        }
        return isIndented(before, line)
                || ITEM.matcher(line.text()).matches()
                || before.right() - before.x1() > line.firstWord();
    }

    private static boolean isFarBelow(PdfLine before, PdfLine line, float leading) {
        float usual = Math.max(leading, 1.2f * line.size());
        float distance = line.y() - before.y();
        return distance > WIDE * usual || distance < -line.size();
    }

    /** Set larger than the text: the lines of a title are short without being its end. */
    private static boolean isDisplay(PdfLine line, float leading) {
        return line.size() >= leading;
    }

    private static boolean isIndented(PdfLine before, PdfLine line) {
        float indent = line.x0() - line.left();
        float indentBefore = before.x0() - before.left();
        return indent > INDENT_EMS * line.size()
                && indent < MOST_INDENT_EMS * line.size()
                && indent - indentBefore > INDENT_EMS * line.size();
    }

    /** The usual distance of baselines. */
    private static float leading(List<PdfLine> lines) {
        List<Float> distances = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBelow(lines.get(i - 1))) {
                distances.add(lines.get(i).y() - lines.get(i - 1).y());
            }
        }
        distances.sort(null);
        return distances.isEmpty() ? 0 : distances.get((distances.size() - 1) / 2);
    }
}
