package io.silkwire.ingest.feed;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether markup that is no feed is a web page. */
final class HtmlShape {
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "body",
            "title",
            "meta",
            "script",
            "link",
            "style",
            "div",
            "p",
            "table",
            "h1",
            "h2",
            "center",
            "br",
            "b",
            "a",
            "form",
            "noscript",
            "iframe",
            "font",
            "span",
            "img",
            "pre");

    private HtmlShape() {}

    static boolean isHtml(String firstElement, @Nullable String contentType) {
        return ELEMENTS.contains(firstElement) || (contentType != null && contentType.contains("html"));
    }
}
