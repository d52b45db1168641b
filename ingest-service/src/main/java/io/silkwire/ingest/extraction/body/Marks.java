package io.silkwire.ingest.extraction.body;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Reads the {@linkplain Mark marks} of elements, as bits. One per page: it remembers the class names it has seen. */
final class Marks {
    private static final Map<String, Long> WORDS = new HashMap<>();
    private static final Map<String, Long> ROOTS = new HashMap<>();
    private static final Map<String, Long> TAGS = Map.ofEntries(
            Map.entry("nav", Mark.NAVIGATION.bit()),
            Map.entry("menu", Mark.NAVIGATION.bit()),
            Map.entry("footer", Mark.FOOTER.bit()),
            Map.entry("header", Mark.HEADER.bit()),
            Map.entry("aside", Mark.ASIDE.bit()),
            Map.entry("form", Mark.FORM.bit()),
            Map.entry("fieldset", Mark.FORM.bit()),
            Map.entry("dialog", Mark.HIDDEN.bit()),
            Map.entry("figure", Mark.CAPTION.bit()),
            Map.entry("figcaption", Mark.CAPTION.bit()),
            Map.entry("article", Mark.ARTICLE.bit()),
            Map.entry("main", Mark.MAIN.bit()),
            Map.entry("ul", Mark.LIST.bit()),
            Map.entry("ol", Mark.LIST.bit()),
            Map.entry("dl", Mark.LIST.bit()),
            Map.entry("table", Mark.TABLE.bit()),
            Map.entry("blockquote", Mark.QUOTE.bit()),
            Map.entry("details", Mark.ACCORDION.bit()),
            Map.entry("section", Mark.SECTION.bit()),
            Map.entry("time", Mark.META.bit()));
    private static final Map<String, Long> ROLES = Map.ofEntries(
            Map.entry("navigation", Mark.NAVIGATION.bit()),
            Map.entry("menu", Mark.NAVIGATION.bit()),
            Map.entry("contentinfo", Mark.FOOTER.bit()),
            Map.entry("banner", Mark.HEADER.bit()),
            Map.entry("complementary", Mark.ASIDE.bit()),
            Map.entry("search", Mark.ACCOUNT.bit()),
            Map.entry("dialog", Mark.HIDDEN.bit()),
            Map.entry("alertdialog", Mark.HIDDEN.bit()),
            Map.entry("article", Mark.ARTICLE.bit()),
            Map.entry("main", Mark.MAIN.bit()));
    private static final Map<String, Long> PROPERTIES = Map.of(
            "articleBody", Mark.BODY.bit(),
            "text", Mark.BODY.bit(),
            "author", Mark.AUTHOR.bit(),
            "datePublished", Mark.META.bit(),
            "headline", Mark.TITLE.bit(),
            "description", Mark.LEAD.bit(),
            "caption", Mark.CAPTION.bit(),
            "comment", Mark.COMMENT.bit());
    /** Longer class lists are noise of style systems; reading more of them would only cost time. */
    private static final int MOST_NAME_CHARS = 300;

    static {
        for (Mark mark : Mark.values()) {
            mark.words().forEach(word -> WORDS.merge(word, mark.bit(), (a, b) -> a | b));
            mark.roots().forEach(root -> ROOTS.merge(root, mark.bit(), (a, b) -> a | b));
        }
    }

    private final Map<String, Long> seen = new HashMap<>();

    /** The marks of this element. */
    long of(Element element) {
        String tag = element.normalName();
        long bits = TAGS.getOrDefault(tag, 0L);
        if (!(element.attributesSize() > 0) || tag.equals("body") || tag.equals("html")) {
            return bits;
        }
        bits |= ROLES.getOrDefault(element.attr("role"), 0L);
        bits |= PROPERTIES.getOrDefault(element.attr("itemprop"), 0L);
        if (isHidden(element)) {
            bits |= Mark.HIDDEN.bit();
        }
        return bits | ofNames(element.attr("class")) | ofNames(element.attr("id"));
    }

    private static boolean isHidden(Element element) {
        if (element.hasAttr("hidden") || element.attr("aria-hidden").equals("true")) {
            return true;
        }
        String style = element.attr("style");
        return !style.isEmpty() && style.replace(" ", "").contains("display:none");
    }

    private long ofNames(String names) {
        if (names.isEmpty()) {
            return 0;
        }
        String bounded = names.length() > MOST_NAME_CHARS ? names.substring(0, MOST_NAME_CHARS) : names;
        return seen.computeIfAbsent(bounded, Marks::read);
    }

    private static long read(String names) {
        long bits = 0;
        int start = -1;
        for (int i = 0; i <= names.length(); i++) {
            char c = i < names.length() ? names.charAt(i) : ' ';
            boolean letter = Character.isLetter(c);
            boolean hump =
                    letter && start >= 0 && Character.isUpperCase(c) && Character.isLowerCase(names.charAt(i - 1));
            if (start >= 0 && (!letter || hump)) {
                bits |= ofWord(names.substring(start, i).toLowerCase(Locale.ROOT));
                start = -1;
            }
            if (letter && start < 0) {
                start = i;
            }
        }
        return bits;
    }

    private static long ofWord(String word) {
        Long exact = WORDS.get(word);
        if (exact != null) {
            return exact;
        }
        long bits = 0;
        for (Map.Entry<String, Long> root : ROOTS.entrySet()) {
            if (word.contains(root.getKey())) {
                bits |= root.getValue();
            }
        }
        return bits;
    }
}
