package io.silkwire.ingest.extraction.document;

import io.silkwire.ingest.extraction.JoinedLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds a document's title: the property if the first page shows it, else the largest type there, else the property. */
final class PdfTitle {
    private static final float LEAST_LARGER = 1.15f;
    private static final int LEAST_CHARS = 8;
    private static final int MOST_CHARS = 300;

    private PdfTitle() {}

    /** The title, or empty. */
    static String of(List<PdfLine> lines, String property) {
        int first = lines.isEmpty() ? 0 : lines.get(0).page();
        List<PdfLine> page = lines.stream().filter(line -> line.page() == first).toList();
        if (!property.isEmpty() && letters(text(page)).contains(letters(property)) && property.indexOf(' ') > 0) {
            return property;
        }
        String largest = largest(page, bodySize(lines));
        return largest.isEmpty() ? property : largest;
    }

    private static String largest(List<PdfLine> page, float body) {
        float size = (float) page.stream()
                .filter(line ->
                        line.text().codePoints().filter(Character::isLetter).count() > 2)
                .mapToDouble(PdfLine::size)
                .max()
                .orElse(0);
        List<PdfLine> title = new ArrayList<>();
        for (PdfLine line : page) {
            boolean large = line.size() >= 0.95f * size;
            if (large) {
                title.add(line);
            } else if (!title.isEmpty()) {
                break;
            }
        }
        String text = text(title);
        boolean sane = size >= LEAST_LARGER * body
                && text.length() >= LEAST_CHARS
                && text.length() <= MOST_CHARS
                && text.indexOf(' ') > 0;
        return sane ? text : "";
    }

    private static String text(List<PdfLine> lines) {
        return String.join(
                " ", JoinedLines.of(List.of(lines.stream().map(PdfLine::text).toList())));
    }

    /** The size of most letters, in half points. */
    private static float bodySize(List<PdfLine> lines) {
        Map<Integer, Integer> chars = new HashMap<>();
        lines.forEach(
                line -> chars.merge(Math.round(2 * line.size()), line.text().length(), Integer::sum));
        return chars.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey() / 2f)
                .orElse(0f);
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
