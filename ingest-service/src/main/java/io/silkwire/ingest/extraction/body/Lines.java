package io.silkwire.ingest.extraction.body;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Writes down an element's text between block boundaries; a row of a data table is one line, its cells parted by a bar. */
final class Lines implements NodeFilter {
    private static final String CELL = " | ";
    private static final int MOST_ROW_CHARS = 1_000;

    private final PageMap map;
    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int linked;
    private int links;
    private int heading;
    private int items;
    private int rows;

    private Lines(PageMap map) {
        this.map = map;
    }

    /** The lines of this element, in reading order, without what is gone. */
    static List<Line> of(PageMap map, int place) {
        Lines lines = new Lines(map);
        NodeTraversor.filter(lines, map.element(place));
        lines.end();
        return lines.lines;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            String words = text.getWholeText();
            line.append(words);
            linked += links > 0 ? words.strip().length() : 0;
        } else if (node instanceof Element element) {
            int place = map.place(element);
            if (place < 0 || map.gone[place]) {
                return FilterResult.SKIP_ENTIRELY;
            }
            open(element, place);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            int place = map.place(element);
            if (place >= 0 && !map.gone[place]) {
                close(element, place);
            }
        }
        return FilterResult.CONTINUE;
    }

    private void open(Element element, int place) {
        String name = element.normalName();
        if (isDataRow(name, place)) {
            end();
            rows++;
        } else if (isCell(name) && rows > 0) {
            line.append(line.toString().isBlank() ? "" : CELL);
        } else if (PageMap.BLOCKS.contains(name)) {
            boundary();
        }
        links += name.equals("a") ? 1 : 0;
        items += name.equals("li") ? 1 : 0;
        heading = level(name) > 0 ? level(name) : heading;
    }

    private void close(Element element, int place) {
        String name = element.normalName();
        if (isDataRow(name, place)) {
            rows--;
            end();
        } else if (PageMap.BLOCKS.contains(name)) {
            boundary();
        }
        links -= name.equals("a") ? 1 : 0;
        items -= name.equals("li") ? 1 : 0;
        heading = level(name) > 0 ? 0 : heading;
    }

    private static int level(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6'
                ? name.charAt(1) - '0'
                : 0;
    }

    /** Rows of old pages hold the whole layout; those are no rows but blocks. */
    private boolean isDataRow(String name, int place) {
        return name.equals("tr") && map.text[place] <= MOST_ROW_CHARS && map.layout[place] == 0;
    }

    private static boolean isCell(String name) {
        return name.equals("td") || name.equals("th");
    }

    /** Inside a row, blocks only part words: the row stays together. */
    private void boundary() {
        if (rows > 0) {
            line.append(' ');
        } else {
            end();
        }
    }

    private void end() {
        if (rows > 0) {
            line.append(' ');
            return;
        }
        String text = tidy(line);
        if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
            lines.add(new Line(text, linked, heading, items > 0));
        }
        line.setLength(0);
        linked = 0;
    }

    /** One space for each run of white space. */
    static String tidy(CharSequence words) {
        StringBuilder text = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (!Character.isWhitespace(c) && c != '\u00A0') {
                text.append(c);
            } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        }
        return text.toString().strip();
    }
}
