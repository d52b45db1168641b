package io.silkwire.ingest.extraction.metadata;

import java.util.ArrayList;
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
    private final IdentityHashMap<Element, Integer> starts = new IdentityHashMap<>();

    private Blocks() {}

    static Blocks of(Document page) {
        Blocks blocks = new Blocks();
        Reader reader = blocks.new Reader();
        NodeTraversor.filter(reader, page.body());
        reader.end();
        return blocks;
    }

    List<Block> all() {
        return blocks;
    }

    /** The index of the block in which this element starts, or -1 where it is not visible. */
    int indexOf(Element element) {
        return starts.getOrDefault(element, -1);
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
                starts.put(found, blocks.size());
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element found && !INLINE.contains(found.normalName())) {
                end();
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
            int room = MOST_CHARS - text.length();
            cut |= whole.length() > room;
            text.append(whole, 0, Math.max(0, Math.min(room, whole.length())));
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
