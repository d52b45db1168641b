package io.silkwire.ingest.extraction;

import io.silkwire.ingest.extraction.metadata.PageMetadata;
import io.silkwire.ingest.extraction.metadata.PageMetadata.Context;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Turns a page's mark-up into its text: the article where the page marks one, else the block with the most prose; headings,
 * paragraphs, lists and tables in order; navigation, scripts and forms left out. Metadata only as the page declares it.
 *
 * <p>Narrow on purpose: pages of a corpus, not of the wild web.
 */
final class HtmlPage {
    private static final String CHROME =
            "script, style, noscript, template, iframe, svg, canvas, form, button, select, nav, aside, "
                    + "body > header, body > footer, footer, [role=navigation], [role=banner], [role=contentinfo], "
                    + "[role=search], [aria-hidden=true], [hidden]";
    private static final List<String> MARKED = List.of(
            "[itemprop=articleBody]", "article", "[role=article]", "main", "[role=main]", "#content", "#main-content");
    private static final Set<String> BLOCKS = Set.of(
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
            "ul",
            "ol",
            "dl",
            "table",
            "tr",
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
            "thead",
            "tbody",
            "tfoot",
            "fieldset");
    private static final String PROSE = "p, pre, td, li";
    /** A file does not say when it was fetched: then no date is too late for it. */
    private static final Instant NO_FETCH = Instant.parse("2100-01-01T00:00:00Z");

    /** Separates the cells of one row. */
    private static final String CELL = " | ";

    private static final int MOST_ROW_CHARS = 1_000;
    private static final int LEAST_PROSE_CHARS = 40;
    private static final double MOST_LINKED = 0.5;

    private HtmlPage() {}

    /** The text of a page of which nothing else is known. */
    static ExtractedText read(String html) {
        return read(html, Context.at(null, NO_FETCH));
    }

    /** The text of this page. */
    static ExtractedText read(String html, Context context) {
        Document page = Jsoup.parse(Normalizer.normalize(html, Normalizer.Form.NFC));
        PageMetadata metadata = PageMetadata.of(page, context);
        page.select(CHROME).remove();
        List<String> paragraphs = paragraphs(content(page));
        String title = Spacing.tidy(metadata.title());
        return new ExtractedText(
                title.isEmpty() ? Headline.of(paragraphs) : title,
                paragraphs,
                List.of(),
                metadata.language(),
                metadata.canonicalUrl(),
                metadata.publishedAt(),
                metadata.modifiedAt(),
                metadata);
    }

    private static Element content(Document page) {
        for (String selector : MARKED) {
            Element best = longest(page.select(selector));
            if (best != null && best.text().length() >= LEAST_PROSE_CHARS) {
                return best;
            }
        }
        return densest(page);
    }

    private static @Nullable Element longest(List<Element> candidates) {
        Element longest = null;
        int most = 0;
        for (Element candidate : candidates) {
            int length = candidate.text().length();
            if (length > most) {
                most = length;
                longest = candidate;
            }
        }
        return longest;
    }

    /**
     * The block that holds most prose: each paragraph that is not mainly links counts for its parent, and half for the parent's
     * parent (the scoring of Readability, narrowed to lengths).
     */
    private static Element densest(Document page) {
        Map<Element, Double> scores = new HashMap<>();
        for (Element paragraph : page.select(PROSE)) {
            int length = paragraph.text().length();
            boolean innermost = paragraph.select(PROSE).size() == 1;
            if (innermost && length >= LEAST_PROSE_CHARS && linked(paragraph) <= MOST_LINKED * length) {
                Element parent = paragraph.parent();
                if (parent != null) {
                    scores.merge(parent, (double) length, Double::sum);
                    Element above = parent.parent();
                    if (above != null) {
                        scores.merge(above, length / 2.0, Double::sum);
                    }
                }
            }
        }
        return page.select("*").stream()
                .filter(scores::containsKey)
                .max((a, b) -> Double.compare(scores.getOrDefault(a, 0.0), scores.getOrDefault(b, 0.0)))
                .orElse(page.body());
    }

    private static int linked(Element element) {
        return element.select("a").stream()
                .mapToInt(link -> link.text().length())
                .sum();
    }

    private static List<String> paragraphs(Element content) {
        Blocks blocks = new Blocks();
        NodeTraversor.traverse(blocks, content);
        blocks.end();
        return blocks.paragraphs;
    }

    /** Collects the text between block boundaries; a row of a table is one block. */
    private static final class Blocks implements NodeVisitor {
        private final List<String> paragraphs = new ArrayList<>();
        private final StringBuilder block = new StringBuilder();
        private int rows;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                block.append(text.getWholeText());
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                close(element);
            }
        }

        private void open(Element element) {
            String name = element.normalName();
            if (isDataRow(element)) {
                end();
                rows++;
            } else if (isCell(name) && rows > 0) {
                block.append(block.toString().isBlank() ? "" : CELL);
            } else if (isCell(name)) {
                boundary();
            } else if (BLOCKS.contains(name)) {
                boundary();
            }
        }

        private void close(Element element) {
            String name = element.normalName();
            if (isDataRow(element)) {
                rows--;
                end();
            } else if (BLOCKS.contains(name) || isCell(name)) {
                boundary();
            }
        }

        /** Rows of old pages hold the whole layout; those are no rows but blocks. */
        private static boolean isDataRow(Element element) {
            return element.normalName().equals("tr")
                    && element.text().length() <= MOST_ROW_CHARS
                    && element.selectFirst("table, h1, h2, h3, ul, ol, p + p") == null;
        }

        private static boolean isCell(String name) {
            return name.equals("td") || name.equals("th");
        }

        /** Inside a row, blocks only part words: the row stays together. */
        private void boundary() {
            if (rows > 0) {
                block.append(' ');
            } else {
                end();
            }
        }

        private void end() {
            if (rows > 0) {
                block.append(' ');
                return;
            }
            String text = Spacing.tidy(block.toString());
            if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
                paragraphs.add(text);
            }
            block.setLength(0);
        }
    }
}
