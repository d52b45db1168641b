package io.silkwire.ingest.extraction.body;

import java.util.List;
import org.jsoup.nodes.Document;

/**
 * The main text of a page, by general evidence: what the mark-up marks as the text, where the prose is (the scoring of
 * Readability), and which words sites give to what surrounds a text. Knows no site.
 */
public final class MainText {
    private static final int LEAST_CHARS = 200;

    private MainText() {}

    /** Headings, paragraphs, items and rows in reading order, one string each, white space collapsed; empty if there is none. */
    public static List<String> paragraphs(Document page) {
        PageMap map = PageMap.of(page);
        if (map.size() == 0) {
            return List.of();
        }
        Furniture.clear(map);
        List<Line> lines = Edges.trim(Lines.of(map, Choice.of(map)));
        if (chars(lines) < LEAST_CHARS) {
            List<String> embedded = EmbeddedText.of(map);
            if (embedded.stream().mapToInt(String::length).sum() > Math.max(LEAST_CHARS, 2 * chars(lines))) {
                return embedded;
            }
            List<Line> whole =
                    Lines.of(map, 0).stream().filter(line -> !line.isLinks()).toList();
            lines = chars(whole) > 2 * chars(lines) ? whole : lines;
        }
        return lines.stream().map(Line::text).toList();
    }

    private static int chars(List<Line> lines) {
        return lines.stream().mapToInt(line -> line.text().length()).sum();
    }
}
