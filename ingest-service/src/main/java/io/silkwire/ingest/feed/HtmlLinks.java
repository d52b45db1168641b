package io.silkwire.ingest.feed;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the relative addresses in a piece of HTML absolute and leaves everything else as it is, to the letter. */
final class HtmlLinks {
    private static final Set<String> ADDRESSES = Set.of(
            "href",
            "src",
            "cite",
            "action",
            "background",
            "longdesc",
            "poster",
            "data",
            "codebase",
            "classid",
            "usemap",
            "profile",
            "code",
            "object",
            "lowsrc",
            "dynsrc",
            "formaction");
    private static final int MAX_TAG = 16_384;

    private final String html;
    private final String base;
    private final StringBuilder out;
    private int copied;

    private HtmlLinks(String html, String base) {
        this.html = html;
        this.base = base;
        this.out = new StringBuilder(html.length() + 64);
    }

    static String absolute(String html, @Nullable String base) {
        if (base == null || html.indexOf('<') < 0 || LenientUrl.scheme(base) == null) {
            return html;
        }
        return new HtmlLinks(html, base).resolved();
    }

    private String resolved() {
        int at = html.indexOf('<');
        while (at >= 0) {
            at = html.indexOf('<', tag(at + 1));
        }
        return copied == 0 ? html : out.append(html, copied, html.length()).toString();
    }

    /** @return where the tag ends or is given up */
    private int tag(int start) {
        int i = start;
        int end = Math.min(html.length(), start + MAX_TAG);
        if (i >= end || !Character.isLetter(html.charAt(i))) {
            return i;
        }
        while (i < end && !isSpace(html.charAt(i)) && html.charAt(i) != '>') {
            i++;
        }
        while (i < end && html.charAt(i) != '>') {
            i = attribute(i, end);
        }
        return i;
    }

    private int attribute(int start, int end) {
        int i = start;
        while (i < end && (isSpace(html.charAt(i)) || html.charAt(i) == '/')) {
            i++;
        }
        int name = i;
        while (i < end && !isSpace(html.charAt(i)) && html.charAt(i) != '=' && html.charAt(i) != '>') {
            i++;
        }
        int nameEnd = i;
        while (i < end && isSpace(html.charAt(i))) {
            i++;
        }
        if (i >= end || html.charAt(i) != '=') {
            return nameEnd == start ? start + 1 : i;
        }
        i++;
        while (i < end && isSpace(html.charAt(i))) {
            i++;
        }
        return value(html.substring(name, nameEnd).toLowerCase(Locale.ROOT), i, end);
    }

    private int value(String name, int start, int end) {
        if (start >= end) {
            return end;
        }
        char quote = html.charAt(start);
        boolean quoted = quote == '"' || quote == '\'';
        int from = quoted ? start + 1 : start;
        int to = from;
        while (to < end && !ends(html.charAt(to), quoted, quote)) {
            to++;
        }
        if (ADDRESSES.contains(name) && to < html.length()) {
            replace(from, to);
        }
        return quoted && to < end ? to + 1 : to;
    }

    private static boolean ends(char c, boolean quoted, char quote) {
        return quoted ? c == quote : isSpace(c) || c == '>';
    }

    private void replace(int from, int to) {
        String value = html.substring(from, to);
        String resolved = LenientUrl.resolve(base, value);
        if (!resolved.equals(value)) {
            out.append(html, copied, from).append(resolved);
            copied = to;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
