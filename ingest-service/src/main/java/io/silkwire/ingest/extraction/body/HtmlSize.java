package io.silkwire.ingest.extraction.body;

import io.silkwire.contracts.Reason;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mark-up → whether the tree it makes is larger than any honest page's, found in one pass before a tree is made. The limits are three
 * to six times the most of 2 789 pages of development data.
 */
final class HtmlSize {
    /** How often {@code <} may stand anywhere, scripts included: no tree has more tags. */
    static final int MOST_TAGS = 60_000;
    /** Elements open at once, those left out that close each other. Browsers stop at 512. */
    static final int MOST_DEPTH = 1_000;
    /**
     * Elements that will be made: where {@code <b>} and its like stay open, a parser makes them again in each block (WHATWG HTML,
     * 13.2.4.3, "reconstruct the active formatting elements"), so that few tags make many elements.
     */
    static final int MOST_ELEMENTS = 60_000;
    /** Characters outside tags, comments, scripts and styles; a statement may have two million. */
    static final int MOST_TEXT = 2_500_000;
    /** Of one tag. */
    static final int MOST_ATTRIBUTES = 1_000;

    /** All characters. */
    static final int MOST_CHARS = 6_000_000;

    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr");
    /** Elements that end where the next of their kind begins. */
    private static final Set<String> CLOSING_EACH_OTHER =
            Set.of("p", "li", "dt", "dd", "td", "th", "tr", "option", "optgroup", "rb", "rt", "rp");

    private static final Set<String> FORMATTING =
            Set.of("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");
    /** Elements whose content is no mark-up. */
    private static final Set<String> RAW =
            Set.of("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes");
    /** jsoup makes no more of them again. */
    private static final int MOST_MADE_AGAIN = 12;

    private static final int MOST_NAME = 12;

    private HtmlSize() {}

    /**
     * The first limit that this mark-up breaks.
     *
     * @param at where it does: what stands before is within all limits
     */
    record Excess(Reason reason, String detail, int at) {}

    /** The first limit that it breaks, or null where it keeps to all. */
    static @Nullable Excess excess(String html) {
        return new Pass(html).excess();
    }

    private static final class Pass {
        private final String html;
        private int at;
        private int tags;
        private int depth;
        private int formatting;
        private long elements;
        private int text;
        private int attributes;

        Pass(String html) {
            this.html = html;
        }

        @Nullable
        Excess excess() {
            int before = 0;
            while (at < html.length()) {
                Excess excess = broken(before);
                if (excess != null) {
                    return excess;
                }
                before = at;
                int tag = html.indexOf('<', at);
                text += (tag < 0 ? html.length() : tag) - at;
                at = tag < 0 ? html.length() : tag;
                if (tag >= 0) {
                    markup();
                }
            }
            return broken(before);
        }

        private @Nullable Excess broken(int before) {
            if (depth > MOST_DEPTH) {
                return new Excess(Reason.TOO_DEEP, "elements nested deeper than " + MOST_DEPTH, before);
            }
            String what = tags > MOST_TAGS
                    ? MOST_TAGS + " tags"
                    : elements > MOST_ELEMENTS
                            ? MOST_ELEMENTS + " elements"
                            : text > MOST_TEXT
                                    ? MOST_TEXT + " characters of text"
                                    : attributes > MOST_ATTRIBUTES
                                            ? MOST_ATTRIBUTES + " attributes in a tag"
                                            : at > MOST_CHARS ? MOST_CHARS + " characters" : null;
            return what == null ? null : new Excess(Reason.TOO_LARGE, "a page of more than " + what, before);
        }

        private void markup() {
            tags++;
            char next = at + 1 < html.length() ? html.charAt(at + 1) : ' ';
            if (html.startsWith("<!--", at)) {
                skipTo("-->", at + 2, 3);
            } else if (next == '/') {
                close(name(at + 2));
                skipTo(">", at, 1);
            } else if (isLetter(next)) {
                open(name(at + 1));
            } else if (next == '!' || next == '?') {
                skipTo(">", at, 1);
            } else {
                at++;
                text++;
            }
        }

        private void open(String name) {
            boolean selfClosing = skipTag(at + 1 + name.length());
            boolean formats = FORMATTING.contains(name);
            elements += 1 + (formats ? 0 : Math.min(MOST_MADE_AGAIN, formatting));
            formatting += formats ? 1 : 0;
            if (!selfClosing && !VOID.contains(name) && !CLOSING_EACH_OTHER.contains(name)) {
                depth++;
            }
            if (RAW.contains(name) && !selfClosing) {
                skipRaw(name);
            }
        }

        private void close(String name) {
            formatting = Math.max(0, formatting - (FORMATTING.contains(name) ? 1 : 0));
            if (!VOID.contains(name) && !CLOSING_EACH_OTHER.contains(name)) {
                depth = Math.max(0, depth - 1);
            }
        }

        /** Goes behind the tag's end; quotation marks hide it. Whether the tag closes itself. */
        private boolean skipTag(int from) {
            int count = 0;
            int i = from;
            boolean space = false;
            while (i < html.length() && html.charAt(i) != '>') {
                char c = html.charAt(i);
                boolean before = space;
                space = c <= ' ';
                count += before && !space && c != '/' ? 1 : 0;
                int quoted = c == '=' ? quoted(i + 1) : -1;
                i = quoted > 0 ? quoted : i + 1;
            }
            attributes = Math.max(attributes, count);
            at = Math.min(html.length(), i + 1);
            return i > from && i < html.length() && html.charAt(i - 1) == '/';
        }

        /** Behind the quoted value that begins here, or -1 where none does. */
        private int quoted(int from) {
            int i = from;
            while (i < html.length() && html.charAt(i) <= ' ') {
                i++;
            }
            if (i >= html.length() || (html.charAt(i) != '"' && html.charAt(i) != '\'')) {
                return -1;
            }
            int end = html.indexOf(html.charAt(i), i + 1);
            return end < 0 ? html.length() : end + 1;
        }

        private void skipRaw(String name) {
            int end = at;
            do {
                end = html.indexOf("</", end);
                if (end < 0) {
                    at = html.length();
                    return;
                }
                end += 2;
            } while (!html.regionMatches(true, end, name, 0, name.length()));
            tags += count(at, end);
            depth = Math.max(0, depth - 1);
            at = end;
            skipTo(">", end, 1);
        }

        private int count(int from, int to) {
            int count = 0;
            for (int i = html.indexOf('<', from); i >= 0 && i < to; i = html.indexOf('<', i + 1)) {
                count++;
            }
            return count;
        }

        private void skipTo(String mark, int from, int length) {
            int end = html.indexOf(mark, from);
            at = end < 0 ? html.length() : end + length;
        }

        private String name(int from) {
            int end = from;
            while (end < html.length() && end - from < MOST_NAME && isName(html.charAt(end))) {
                end++;
            }
            return html.substring(from, end).toLowerCase(Locale.ROOT);
        }

        private static boolean isName(char c) {
            return isLetter(c) || (c >= '0' && c <= '9') || c == '-';
        }

        private static boolean isLetter(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
    }
}
