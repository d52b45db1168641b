package io.silkwire.ingest.extraction.metadata;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * The visible text of a page as a row of blocks, in the order of the page: what stands between two block boundaries. Long blocks are
 * cut, since what is looked for (dates, names) stands at a block's start.
 */
final class Blocks {
    /**
     * One block.
     *
     * @param element the innermost element that holds its first word
     * @param cut whether the text goes on
     */
    record Block(String text, Element element, boolean cut) {}

    private static final int MOST_BLOCKS = 6_000;
    private static final int MOST_CHARS = 400;
    private static final Set<String> HIDDEN = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "svg",
            "canvas",
            "head",
            "select",
            "option",
            "textarea",
            "button",
            "object");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "ins", "kbd", "mark", "q", "ruby", "rt", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt",
            "u", "var", "wbr", "label", "img", "nobr");

    private final List<Block> blocks = new ArrayList<>();
    private final IdentityHashMap<Element, Range> ranges = new IdentityHashMap<>();
    /** Characters of all blocks before each, and of all at the end. */
    private int[] chars = new int[0];

    /** The blocks that an element holds: from its first to the one before its end. */
    private static final class Range {
        private final int start;
        private int end;

        Range(int start) {
            this.start = start;
            this.end = start;
        }
    }

    private Blocks() {}

    static Blocks of(Document page) {
        Blocks blocks = new Blocks();
        Reader reader = blocks.new Reader();
        NodeTraversor.filter(reader, page.body());
        reader.end();
        blocks.addUp();
        return blocks;
    }

    private void addUp() {
        chars = new int[blocks.size() + 1];
        for (int i = 0; i < blocks.size(); i++) {
            chars[i + 1] = chars[i] + blocks.get(i).text().length();
        }
    }

    List<Block> all() {
        return blocks;
    }

    /** The index of the block in which this element starts, or -1 where it is not visible. */
    int indexOf(Element element) {
        Range range = ranges.get(element);
        return range == null ? -1 : range.start;
    }

    /** How much of the page's text this element holds, 0 to 1; long blocks count as far as they are kept. */
    double share(Element element) {
        Range range = ranges.get(element);
        int all = chars[blocks.size()];
        return range == null || all == 0
                ? 0
                : (double) (chars[Math.max(range.start, range.end)] - chars[range.start]) / all;
    }

    /** Whether the element holds one of these blocks. */
    boolean holdsAny(Element element, BitSet numbers) {
        Range range = ranges.get(element);
        int first = range == null ? -1 : numbers.nextSetBit(range.start);
        return range != null && first >= 0 && first < range.end;
    }

    /** Whether the block of this number stands in the element. */
    boolean holds(Element element, int block) {
        Range range = ranges.get(element);
        return range != null && range.start <= block && block < range.end;
    }

    static boolean isHidden(Element element) {
        if (HIDDEN.contains(element.normalName())) {
            return true;
        }
        if (element.attributesSize() == 0) {
            return false;
        }
        String style = element.attr("style");
        return element.hasAttr("hidden")
                || (!style.isEmpty()
                        && style.toLowerCase(Locale.ROOT).replace(" ", "").contains("display:none"));
    }

    /** Whether the text of this element, its white space included, stays below a number of characters. */
    static boolean isShort(Element element, int chars) {
        int[] left = {chars};
        NodeTraversor.filter(
                (node, depth) -> {
                    left[0] -= node instanceof TextNode words
                            ? words.getWholeText().length()
                            : 0;
                    return left[0] < 0 ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
                },
                element);
        return left[0] >= 0;
    }

    private final class Reader implements NodeFilter {
        private final StringBuilder text = new StringBuilder();
        private Element element = new Element("body");
        private boolean cut;

        @Override
        public FilterResult head(Node node, int depth) {
            if (blocks.size() >= MOST_BLOCKS) {
                return FilterResult.STOP;
            }
            if (node instanceof TextNode words) {
                append(words);
            } else if (node instanceof Element found) {
                if (isHidden(found)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                if (!INLINE.contains(found.normalName())) {
                    end();
                }
                ranges.put(found, new Range(blocks.size()));
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element found) {
                boolean inline = INLINE.contains(found.normalName());
                if (!inline) {
                    end();
                }
                Range range = ranges.get(found);
                if (range != null) {
                    // The text of an inline element is in a block that is not at its end yet.
                    range.end = blocks.size() + (inline && !text.isEmpty() ? 1 : 0);
                }
            }
            return FilterResult.CONTINUE;
        }

        private void append(TextNode words) {
            if (text.isEmpty()) {
                if (words.isBlank()) {
                    return;
                }
                element = words.parent() == null ? element : words.parent();
            }
            String whole = words.getWholeText();
            if (!text.isEmpty() && isTorn(text.charAt(text.length() - 1), whole)) {
                text.append(' ');
            }
            int room = MOST_CHARS - text.length();
            cut |= whole.length() > room;
            text.append(whole, 0, Math.max(0, Math.min(room, whole.length())));
        }

        /** A number at the edge of an inline element is one of its own: "3 May 2026" and "21:25" stand side by side on the screen. */
        private static boolean isTorn(char before, String after) {
            char next = after.isEmpty() ? ' ' : after.charAt(0);
            return Character.isLetterOrDigit(before)
                    && Character.isLetterOrDigit(next)
                    && (Character.isDigit(before) || Character.isDigit(next));
        }

        private void end() {
            if (!text.isEmpty()) {
                String clean = Evidence.clean(text.toString());
                if (!clean.isEmpty()) {
                    blocks.add(new Block(clean, element, cut));
                }
                text.setLength(0);
            }
            cut = false;
        }
    }
}
