package io.silkwire.ingest.extraction.body;

import java.util.ArrayList;
import java.util.Arrays;
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
 * A page as flat arrays: its elements in document order, each with parent and sums over what it holds, and its passages. Read
 * once, without recursion and without changing the document, so a page of any depth costs time in proportion to its size.
 */
final class PageMap {
    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "svg",
            "canvas",
            "head",
            "object",
            "select",
            "option",
            "textarea",
            "math",
            "datalist",
            "audio",
            "video",
            "map",
            "rp",
            "rt",
            "input",
            "frameset");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong",
            "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "o:p", "amp-img", "slot",
            "g-emoji");
    private static final Set<String> BOLD = Set.of("b", "strong");
    /** What the HTML standard means for anything but the main content. */
    private static final Set<String> ASIDES = Set.of("nav", "aside", "dialog", "form", "footer", "menu");

    private static final Set<String> ASIDE_ROLES =
            Set.of("navigation", "complementary", "contentinfo", "search", "dialog", "alertdialog", "banner");
    /** Bounds for hostile pages; the largest page of the development data has a tenth of either. */
    static final int MOST_PASSAGES = 8_000;

    private static final int MOST_WRAPPERS = 50;

    static final int MOST_CHARS = 4_000_000;
    /** A row that holds more is layout. */
    private static final int MOST_ROW_CHARS = 1_000;

    private static final Map<String, Integer> HEADINGS = Map.of("h1", 1, "h2", 2, "h3", 3, "h4", 4, "h5", 5, "h6", 6);

    private int size;
    String[] tag = new String[256];
    int[] parent = new int[256];
    int[] depth = new int[256];
    private int[] blockOf = new int[256];
    int[] chars = new int[256];
    int[] linkChars = new int[256];
    int[] passages = new int[256];
    int[] firstPassage = new int[256];
    int[] lastPassage = new int[256];
    int[] signature = new int[256];
    /** For each mark, the nearest element at or above this one that has it, or -1; shared by elements that add none. */
    int[][] nearest = new int[256][];

    /** The outermost element at or above this one that by tag or role is no part of the text, or -1. */
    int[] aside = new int[256];

    private boolean[] structured = new boolean[256];
    private final List<Passage> found = new ArrayList<>();

    private PageMap() {}

    static PageMap of(Document page) {
        PageMap map = new PageMap();
        Reader reader = map.new Reader();
        NodeTraversor.traverse(reader, page);
        reader.end();
        map.joinRows();
        map.addUp();
        return map;
    }

    /** The passages in reading order. */
    List<Passage> passages() {
        return found;
    }

    /**
     * The first element from here up that holds more than this many characters, or the last that was looked at: a wrapper that
     * holds nothing else tells nothing new. Bounded, because hostile pages have chains of 100 000 wrappers.
     */
    int roomier(int from, int held) {
        int at = from;
        for (int level = 0; level < MOST_WRAPPERS && at >= 0 && parent[at] >= 0 && chars[at] <= held; level++) {
            at = parent[at];
        }
        return at;
    }

    int elements() {
        return size;
    }

    /** Level 1 to 6 of a heading's element, 0 for others. */
    int headingLevel(int element) {
        return HEADINGS.getOrDefault(tag[element], 0);
    }

    /** Whether this passage stands in this element: what an element holds stands together in document order. */
    boolean holds(int container, int passage) {
        return firstPassage[container] <= passage && passage <= lastPassage[container];
    }

    private int enter(Element element, int above, Marks marks) {
        if (size == parent.length) {
            grow();
        }
        int at = size++;
        tag[at] = element.normalName();
        parent[at] = above;
        depth[at] = above < 0 ? 0 : depth[above] + 1;
        int own = 31 * tag[at].hashCode() + element.attr("class").hashCode();
        signature[at] = own;
        nearest[at] = nearest(at, above, marks.of(element));
        int outer = above < 0 ? -1 : aside[above];
        aside[at] = outer < 0 && isAside(element) ? at : outer;
        return at;
    }

    private static boolean isAside(Element element) {
        return ASIDES.contains(element.normalName()) || ASIDE_ROLES.contains(element.attr("role"));
    }

    private int[] nearest(int at, int above, long bits) {
        int[] inherited = above < 0 ? NONE : nearest[above];
        if (bits == 0) {
            return inherited;
        }
        int[] own = inherited.clone();
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            own[Long.numberOfTrailingZeros(rest)] = at;
        }
        return own;
    }

    private static final int[] NONE = new int[Mark.COUNT];

    static {
        Arrays.fill(NONE, -1);
    }

    private void grow() {
        int more = size * 2;
        tag = Arrays.copyOf(tag, more);
        parent = Arrays.copyOf(parent, more);
        depth = Arrays.copyOf(depth, more);
        aside = Arrays.copyOf(aside, more);
        blockOf = Arrays.copyOf(blockOf, more);
        chars = Arrays.copyOf(chars, more);
        linkChars = Arrays.copyOf(linkChars, more);
        passages = Arrays.copyOf(passages, more);
        firstPassage = Arrays.copyOf(firstPassage, more);
        lastPassage = Arrays.copyOf(lastPassage, more);
        signature = Arrays.copyOf(signature, more);
        nearest = Arrays.copyOf(nearest, more);
        structured = Arrays.copyOf(structured, more);
    }

    /** Passages of one data row become one: "a | b | c". Rows of old pages hold the whole layout; those stay apart. */
    private void joinRows() {
        int[] rowChars = new int[size];
        for (Passage passage : found) {
            if (passage.row() >= 0) {
                rowChars[passage.row()] += passage.chars();
            }
        }
        List<Passage> joined = new ArrayList<>();
        int i = 0;
        while (i < found.size()) {
            Passage passage = found.get(i);
            int row = passage.row();
            int end = i + 1;
            if (row >= 0 && !structured[row] && rowChars[row] <= MOST_ROW_CHARS) {
                while (end < found.size() && found.get(end).row() == row) {
                    end++;
                }
                joined.add(rowOf(found.subList(i, end)));
            } else {
                joined.add(
                        row < 0
                                ? passage
                                : new Passage(
                                        passage.text(),
                                        passage.element(),
                                        -1,
                                        -1,
                                        passage.linkChars(),
                                        passage.links(),
                                        passage.boldChars(),
                                        passage.marks()));
            }
            i = end;
        }
        found.clear();
        found.addAll(joined);
    }

    private static Passage rowOf(List<Passage> parts) {
        StringBuilder text = new StringBuilder(parts.getFirst().text());
        int linkChars = parts.getFirst().linkChars();
        int links = parts.getFirst().links();
        int bold = parts.getFirst().boldChars();
        for (int i = 1; i < parts.size(); i++) {
            Passage part = parts.get(i);
            text.append(part.cell() == parts.get(i - 1).cell() ? " " : " | ").append(part.text());
            linkChars += part.linkChars();
            links += part.links();
            bold += part.boldChars();
        }
        int row = parts.getFirst().row();
        return new Passage(text.toString(), row, row, -1, linkChars, links, bold, 0);
    }

    private void addUp() {
        Arrays.fill(firstPassage, 0, size, Integer.MAX_VALUE);
        Arrays.fill(lastPassage, 0, size, -1);
        for (int i = 0; i < found.size(); i++) {
            Passage passage = found.get(i);
            int at = passage.element();
            chars[at] += passage.chars();
            linkChars[at] += passage.linkChars();
            passages[at]++;
            firstPassage[at] = Math.min(firstPassage[at], i);
            lastPassage[at] = Math.max(lastPassage[at], i);
        }
        // Children stand after their parents, so one walk backwards adds everything up.
        for (int at = size - 1; at > 0; at--) {
            int above = parent[at];
            if (above >= 0) {
                chars[above] += chars[at];
                linkChars[above] += linkChars[at];
                passages[above] += passages[at];
                firstPassage[above] = Math.min(firstPassage[above], firstPassage[at]);
                lastPassage[above] = Math.max(lastPassage[above], lastPassage[at]);
            }
        }
    }

    /** Collects elements and passages on the way through the page. */
    private final class Reader implements NodeVisitor {
        private final Marks marks = new Marks();
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> rows = new ArrayList<>();
        private final List<Integer> cells = new ArrayList<>();
        private int current = -1;
        private int block = -1;
        private int total;
        private int links;
        private int linkDepth;
        private int linkChars;
        private int boldDepth;
        private int boldChars;
        private int preDepth;
        private boolean space;
        private long inlineMarks;
        /** Depth of the element that is being skipped, -1 for none. */
        private int unseenDepth = -1;

        @Override
        public void head(Node node, int depth) {
            if (unseenDepth >= 0) {
                return;
            }
            if (node instanceof TextNode piece) {
                append(piece.getWholeText());
            } else if (node instanceof Element element && !(node instanceof Document)) {
                open(element, depth);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (unseenDepth >= 0) {
                if (depth == unseenDepth) {
                    unseenDepth = -1;
                }
            } else if (node instanceof Element element && !(node instanceof Document)) {
                close(element);
            }
        }

        private void open(Element element, int depth) {
            String name = element.normalName();
            if (UNSEEN.contains(name) || found.size() >= MOST_PASSAGES || total >= MOST_CHARS) {
                unseenDepth = depth;
                return;
            }
            if (name.equals("br")) {
                lineBreak();
                return;
            }
            boolean inline = INLINE.contains(name);
            if (!inline) {
                end();
            }
            current = enter(element, current, marks);
            blockOf[current] = inline ? Math.max(block, 0) : current;
            if (inline) {
                openInline(name);
            } else {
                openBlock(name);
            }
        }

        private void openInline(String name) {
            if (name.equals("a")) {
                linkDepth++;
                links++;
            } else if (BOLD.contains(name)) {
                boldDepth++;
            }
        }

        private void openBlock(String name) {
            block = current;
            switch (name) {
                case "tr" -> rows.add(current);
                case "td", "th" -> cells.add(current);
                case "pre", "listing", "xmp" -> preDepth++;
                case "table", "h1", "h2", "h3", "ul", "ol", "form", "blockquote", "article", "section" -> markRow();
                default -> {}
            }
        }

        private void markRow() {
            if (!rows.isEmpty()) {
                structured[rows.getLast()] = true;
            }
        }

        private void close(Element element) {
            String name = element.normalName();
            if (name.equals("br")) {
                return;
            }
            if (INLINE.contains(name)) {
                linkDepth -= name.equals("a") ? 1 : 0;
                boldDepth -= BOLD.contains(name) ? 1 : 0;
            } else {
                end();
                switch (name) {
                    case "tr" -> rows.removeLast();
                    case "td", "th" -> cells.removeLast();
                    case "pre", "listing", "xmp" -> preDepth--;
                    default -> {}
                }
            }
            current = parent[current];
            if (!INLINE.contains(name)) {
                block = current < 0 ? -1 : blockOf[current];
            }
        }

        private void lineBreak() {
            if (preDepth > 0) {
                text.append('\n');
            } else {
                end();
            }
        }

        private void append(String piece) {
            for (int i = 0; i < piece.length(); i++) {
                char c = piece.charAt(i);
                if (c == '\u00AD' || c == '\u200B' || c == '\uFEFF') {
                    continue;
                }
                if (isSpace(c)) {
                    if (preDepth > 0 && !text.isEmpty()) {
                        text.append(c == '\u00A0' ? ' ' : c);
                    } else {
                        space = true;
                    }
                } else {
                    add(c);
                }
            }
        }

        private void add(char c) {
            if (text.isEmpty()) {
                inlineMarks = inlineMarks();
            } else if (space) {
                text.append(' ');
                linkChars += linkDepth > 0 ? 1 : 0;
                boldChars += boldDepth > 0 ? 1 : 0;
            }
            space = false;
            text.append(c);
            linkChars += linkDepth > 0 ? 1 : 0;
            boldChars += boldDepth > 0 ? 1 : 0;
        }

        private long inlineMarks() {
            long bits = 0;
            int[] near = current < 0 ? NONE : nearest[current];
            for (int mark = 0; mark < Mark.COUNT; mark++) {
                if (near[mark] > block) {
                    bits |= 1L << mark;
                }
            }
            return bits;
        }

        private static boolean isSpace(char c) {
            return c <= ' ' || c == '\u00A0' || c == '\u2028' || c == '\u2029' || Character.isSpaceChar(c);
        }

        private void end() {
            if (!text.isEmpty()) {
                String whole = text.toString().strip();
                if (hasWord(whole)) {
                    total += whole.length();
                    found.add(new Passage(
                            whole,
                            Math.max(block, 0),
                            rows.isEmpty() ? -1 : rows.getLast(),
                            cells.isEmpty() ? -1 : cells.getLast(),
                            linkChars,
                            links,
                            boldChars,
                            inlineMarks));
                }
            }
            text.setLength(0);
            space = false;
            links = linkDepth > 0 ? 1 : 0;
            linkChars = 0;
            boldChars = 0;
            inlineMarks = 0;
        }

        private static boolean hasWord(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isLetterOrDigit(text.charAt(i)) || Character.isSurrogate(text.charAt(i))) {
                    return true;
                }
            }
            return false;
        }
    }
}
