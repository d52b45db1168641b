package io.silkwire.ingest.extraction.body;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Every element of a page by its place in document order, with what its text measures: characters (runs of white space count
 * as one), those inside links, and those of prose. An element's descendants are the places between it and {@link #end}.
 */
final class PageMap {
    static final Set<String> BLOCKS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "aside",
            "nav",
            "form",
            "ul",
            "ol",
            "dl",
            "table",
            "tr",
            "td",
            "th",
            "caption",
            "figure",
            "figcaption",
            "address",
            "center",
            "details",
            "summary",
            "hr",
            "br",
            "body",
            "html",
            "thead",
            "tbody",
            "tfoot",
            "fieldset");
    private static final Set<String> LAYOUT = Set.of("table", "h1", "h2", "h3", "ul", "ol");
    private static final String COMMAS = ",،、，;；";
    private static final int LEAST_PROSE_CHARS = 25;

    final List<Element> elements = new ArrayList<>();
    private final Map<Element, Integer> places = new IdentityHashMap<>();
    int[] parent = new int[256];
    int[] end = new int[256];
    /** The nearest block at or above each element. */
    int[] block = new int[256];

    boolean[] gone = new boolean[0];
    /** Of the block's own text, without that of blocks inside it. */
    int[] ownText = new int[256];

    int[] ownLink = new int[256];
    int[] ownCommas = new int[256];
    /** Of the whole element, as far as it is not gone. */
    int[] text = new int[0];

    int[] link = new int[0];
    int[] prose = new int[0];
    int[] links = new int[0];
    /** Counts the parts that tell a row of a layout from a row of data. */
    int[] layout = new int[256];

    int[] breaks = new int[256];

    private PageMap() {}

    /** Measures this page. */
    static PageMap of(Document page) {
        PageMap map = new PageMap();
        NodeTraversor.traverse(map.new Walk(), page);
        map.gone = new boolean[map.size()];
        map.measure();
        return map;
    }

    int size() {
        return elements.size();
    }

    Element element(int place) {
        return elements.get(place);
    }

    int place(Element element) {
        return places.getOrDefault(element, -1);
    }

    boolean holds(int outer, int inner) {
        return inner >= outer && inner < end[outer];
    }

    /** Of the text, the share inside links; 0 where there is no text. */
    double linkShare(int place) {
        return text[place] == 0 ? 0 : (double) link[place] / text[place];
    }

    boolean isProse(int place) {
        return block[place] == place
                && ownText[place] >= LEAST_PROSE_CHARS
                && ownLink[place] < ownText[place] * 0.5
                && !elements.get(place).normalName().matches("h[1-6]");
    }

    /** Sums up again, after more elements are gone. */
    void measure() {
        int size = size();
        text = new int[size];
        link = new int[size];
        prose = new int[size];
        links = new int[size];
        for (int i = size - 1; i >= 0; i--) {
            if (gone[i]) {
                continue;
            }
            text[i] += ownText[i];
            link[i] += ownLink[i];
            prose[i] += isProse(i) ? ownText[i] : 0;
            links[i] += elements.get(i).normalName().equals("a") ? 1 : 0;
            int up = parent[i];
            if (up >= 0) {
                text[up] += text[i];
                link[up] += link[i];
                prose[up] += prose[i];
                links[up] += links[i];
            }
        }
        spread();
    }

    /** Takes the descendants of what is gone along. */
    private void spread() {
        for (int i = 0; i < size(); i++) {
            if (parent[i] >= 0 && gone[parent[i]]) {
                gone[i] = true;
                text[i] = 0;
                link[i] = 0;
                prose[i] = 0;
            }
        }
    }

    private final class Walk implements NodeVisitor {
        private final Deque<Integer> open = new ArrayDeque<>();
        private final Map<Integer, String> lastChild = new HashMap<>();
        private int linked;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                count(words.getWholeText());
            } else if (node instanceof Element element) {
                enter(element);
            }
        }

        private void enter(Element element) {
            int place = elements.size();
            room(place);
            elements.add(element);
            places.put(element, place);
            int above = open.isEmpty() ? -1 : open.peek();
            String name = element.normalName();
            parent[place] = above;
            block[place] = above < 0 || BLOCKS.contains(name) && !name.equals("br") ? place : block[above];
            if (name.equals("br") && above >= 0) {
                breaks[block[above]]++;
            }
            if (name.equals("a")) {
                linked++;
            }
            boolean second = name.equals("p") && "p".equals(lastChild.put(above, name));
            if (!name.equals("p")) {
                lastChild.put(above, name);
            }
            layout[place] = LAYOUT.contains(name) || second ? 1 : 0;
            open.push(place);
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                int place = open.pop();
                end[place] = elements.size();
                if (element.normalName().equals("a")) {
                    linked--;
                }
                if (parent[place] >= 0) {
                    layout[parent[place]] += layout[place];
                }
                lastChild.remove(place);
            }
        }

        private void count(String words) {
            if (open.isEmpty()) {
                return;
            }
            int chars = 0;
            int commas = 0;
            boolean space = true;
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                boolean blank = Character.isWhitespace(c) || c == '\u00A0';
                chars += blank && space ? 0 : 1;
                space = blank;
                commas += COMMAS.indexOf(c) >= 0 ? 1 : 0;
            }
            int at = block[open.peek()];
            ownText[at] += chars;
            ownCommas[at] += commas;
            ownLink[at] += linked > 0 ? chars : 0;
        }

        private void room(int place) {
            if (place < parent.length) {
                return;
            }
            int more = parent.length * 2;
            parent = Arrays.copyOf(parent, more);
            end = Arrays.copyOf(end, more);
            block = Arrays.copyOf(block, more);
            ownText = Arrays.copyOf(ownText, more);
            ownLink = Arrays.copyOf(ownLink, more);
            ownCommas = Arrays.copyOf(ownCommas, more);
            layout = Arrays.copyOf(layout, more);
            breaks = Arrays.copyOf(breaks, more);
        }
    }
}
