package io.silkwire.ingest.extraction.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeTraversor;

/**
 * The elements of a page that may tell about it, each list in the page's order. One walk gathers them all: a page has thousands of
 * elements, and a search of its own for each question was half of the time that metadata took.
 */
final class Landmarks {
    private static final Pattern HEADING_NAME =
            Pattern.compile("(?i)(^|[\\s_-])(entry|post|article|page|news|story|content)[_-]?(title|headline|heading)"
                    + "|^(headline|title|pagetitle|contentheading)$");
    private static final Pattern BYLINE_NAME =
            Pattern.compile("(?i)(^|[\\s_-])(author|byline|autor|writer)([_-]?name)?($|\\s)"
                    + "|(article|post|entry|story|news)[_-]*(author|byline)");
    private static final Set<String> DATE_PROPERTIES = Set.of("datepublished", "datecreated", "datemodified");
    private static final Pattern DATE_PROPERTY = Pattern.compile("(?i)date(published|created|modified|issued)$");
    private static final int HEADING = 1;
    private static final int BYLINE = 2;

    private final List<Element> metas = new ArrayList<>();
    private final List<Element> scripts = new ArrayList<>();
    private final List<Element> links = new ArrayList<>();
    private final List<Element> bases = new ArrayList<>();
    private final List<Element> anchors = new ArrayList<>();
    private final List<Element> headings = new ArrayList<>();
    private final List<Element> dated = new ArrayList<>();
    private final List<Element> bylines = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private Landmarks() {}

    static Landmarks of(Document page) {
        Landmarks landmarks = new Landmarks();
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof Element element) {
                        landmarks.add(element);
                    }
                },
                page);
        return landmarks;
    }

    /** {@code <meta>}, in the head or not. */
    List<Element> metas() {
        return metas;
    }

    List<Element> scripts() {
        return scripts;
    }

    /** {@code <link>}. */
    List<Element> links() {
        return links;
    }

    /** {@code <base href>}. */
    List<Element> bases() {
        return bases;
    }

    /** {@code <a href>}. */
    List<Element> anchors() {
        return anchors;
    }

    /** Headings of the first three levels, and what is named like one. */
    List<Element> headings() {
        return headings;
    }

    /** {@code <time>}, and what microdata, RDFa or a class says to be a date. */
    List<Element> dated() {
        return dated;
    }

    /** What microdata, a link relation or a class says to be an author. */
    List<Element> bylines() {
        return bylines;
    }

    private void add(Element element) {
        String tag = element.normalName();
        boolean heading = false;
        boolean date = false;
        switch (tag) {
            case "meta" -> metas.add(element);
            case "script" -> scripts.add(element);
            case "link" -> links.add(element);
            case "h1", "h2", "h3" -> heading = true;
            case "time" -> date = true;
            default -> {}
        }
        if (element.attributesSize() == 0) {
            sort(element, heading, date, false);
            return;
        }
        int named = named(element.attr("class"));
        String property = element.attr("itemprop");
        boolean byline = (named & BYLINE) != 0
                || property.equalsIgnoreCase("author")
                || element.attr("rel").equalsIgnoreCase("author");
        if (element.hasAttr("href")) {
            byline |= reference(element, tag);
        }
        sort(
                element,
                heading || (named & HEADING) != 0 || property.contains("headline"),
                date || isDate(element, tag, property),
                byline);
    }

    private void sort(Element element, boolean heading, boolean date, boolean byline) {
        if (heading) {
            headings.add(element);
        }
        if (date) {
            dated.add(element);
        }
        if (byline) {
            bylines.add(element);
        }
    }

    /** Whether it leads to the page of an author. */
    private boolean reference(Element element, String tag) {
        if (tag.equals("base")) {
            bases.add(element);
        }
        if (!tag.equals("a")) {
            return false;
        }
        anchors.add(element);
        String href = element.attr("href");
        return contains(href, "/author/") || contains(href, "/authors/") || contains(href, "/writer/");
    }

    private static boolean isDate(Element element, String tag, String property) {
        return (!property.isEmpty() && DATE_PROPERTIES.contains(property.toLowerCase(Locale.ROOT)))
                || element.hasAttr("pubdate")
                || (element.hasAttr("property")
                        && DATE_PROPERTY.matcher(element.attr("property")).find())
                || (tag.equals("abbr") && (element.hasClass("published") || element.hasClass("date")));
    }

    private int named(String names) {
        return names.isEmpty() ? 0 : seen.computeIfAbsent(names, Landmarks::read);
    }

    private static int read(String names) {
        boolean heading = (contains(names, "title") || contains(names, "head"))
                && HEADING_NAME.matcher(names).find();
        boolean byline = (contains(names, "author")
                        || contains(names, "byline")
                        || contains(names, "autor")
                        || contains(names, "writer"))
                && BYLINE_NAME.matcher(names).find();
        return (heading ? HEADING : 0) + (byline ? BYLINE : 0);
    }

    private static boolean contains(String text, String word) {
        char first = word.charAt(0);
        char capital = Character.toUpperCase(first);
        for (int i = 0; i <= text.length() - word.length(); i++) {
            char c = text.charAt(i);
            if ((c == first || c == capital) && text.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
