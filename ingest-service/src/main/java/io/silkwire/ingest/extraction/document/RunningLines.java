package io.silkwire.ingest.extraction.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drops running heads, feet and page numbers: what stands among a page's outermost lines at the same height on three pages or more,
 * alike but for a number that counts with the pages; and bare numbers there that count with the pages.
 */
final class RunningLines {
    private static final int LEAST_PAGES = 3;
    private static final int EDGE_LINES = 3;
    private static final float SAME_HEIGHT = 4;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    /** "7", "- 7 -", "7/12", "Page 7 of 12", "стр. 7". */
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "(?iU)^[\\s\\-–—|\\[(]*(?:page|p\\.|стр\\.?|страница|seite|sahifa|бет)?\\s*(\\d{1,4})\\s*(?:(?:of|из|von|/)\\s*\\d{1,4})?[\\s\\-–—|\\])]*$");

    private RunningLines() {}

    private record Edge(PdfLine line, int offset) {}

    /** The pages without such lines. */
    static List<List<PdfLine>> dropped(List<List<PdfLine>> pages) {
        Map<String, List<Edge>> alike = new HashMap<>();
        Map<Integer, Integer> offsets = new HashMap<>();
        for (List<PdfLine> page : pages) {
            for (PdfLine line : edges(page)) {
                alike.computeIfAbsent(line.text().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .add(new Edge(line, 0));
                numbered(line, alike);
                Matcher bare = PAGE_NUMBER.matcher(line.text());
                if (bare.matches()) {
                    offsets.merge(Integer.parseInt(bare.group(1)) - line.page(), 1, Integer::sum);
                }
            }
        }
        return pages.stream()
                .map(page -> {
                    List<PdfLine> edges = edges(page);
                    return page.stream()
                            .filter(line -> !edges.contains(line)
                                    || !(isRepeated(line, alike) || isPageNumber(line, page, offsets)))
                            .toList();
                })
                .toList();
    }

    private static void numbered(PdfLine line, Map<String, List<Edge>> alike) {
        Matcher number = NUMBER.matcher(line.text());
        while (number.find()) {
            alike.computeIfAbsent(key(line, number), key -> new ArrayList<>())
                    .add(new Edge(line, Integer.parseInt(number.group()) - line.page()));
        }
    }

    /** The line with one of its numbers left open. */
    private static String key(PdfLine line, Matcher number) {
        String text = line.text();
        return (text.substring(0, number.start()) + "\0" + text.substring(number.end())).toLowerCase(Locale.ROOT);
    }

    private static boolean isRepeated(PdfLine line, Map<String, List<Edge>> alike) {
        if (isRepeated(line, 0, alike.getOrDefault(line.text().toLowerCase(Locale.ROOT), List.of()))) {
            return true;
        }
        Matcher number = NUMBER.matcher(line.text());
        while (number.find()) {
            int offset = Integer.parseInt(number.group()) - line.page();
            if (isRepeated(line, offset, alike.getOrDefault(key(line, number), List.of()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRepeated(PdfLine line, int offset, List<Edge> edges) {
        return edges.stream()
                        .filter(edge ->
                                edge.offset() == offset && Math.abs(edge.line().y() - line.y()) <= SAME_HEIGHT)
                        .map(edge -> edge.line().page())
                        .distinct()
                        .limit(LEAST_PAGES)
                        .count()
                >= LEAST_PAGES;
    }

    private static boolean isPageNumber(PdfLine line, List<PdfLine> page, Map<Integer, Integer> offsets) {
        Matcher bare = PAGE_NUMBER.matcher(line.text());
        if (!bare.matches() || page.size() < 2) {
            return false;
        }
        int offset = Integer.parseInt(bare.group(1)) - line.page();
        return offset == 1 || offsets.getOrDefault(offset, 0) >= 2;
    }

    /** The highest and the lowest lines of a page. */
    private static List<PdfLine> edges(List<PdfLine> page) {
        List<Float> heights = page.stream().map(PdfLine::y).distinct().sorted().toList();
        if (heights.size() <= 2 * EDGE_LINES) {
            return page;
        }
        float top = heights.get(EDGE_LINES - 1);
        float bottom = heights.get(heights.size() - EDGE_LINES);
        return page.stream()
                .filter(line -> line.y() <= top || line.y() >= bottom)
                .toList();
    }
}
