package io.silkwire.ingest.feed;

/** Questions about the form of a text whose type nobody told. */
final class TextShape {
    private TextShape() {}

    /** Whether it looks like HTML: it has an end tag or an empty tag, or a reference. */
    static boolean isMarkup(String text) {
        int at = text.indexOf('<');
        while (at >= 0 && at + 1 < text.length()) {
            char next = text.charAt(at + 1);
            int close = text.indexOf('>', at);
            if (close < 0) {
                break;
            }
            if (next == '/' || text.charAt(close - 1) == '/' || isVoid(text, at + 1)) {
                return true;
            }
            at = text.indexOf('<', at + 1);
        }
        return hasReference(text);
    }

    private static boolean isVoid(String text, int at) {
        return text.regionMatches(true, at, "br", 0, 2)
                || text.regionMatches(true, at, "img ", 0, 4)
                || text.regionMatches(true, at, "p>", 0, 2)
                || text.regionMatches(true, at, "hr", 0, 2);
    }

    private static boolean hasReference(String text) {
        int at = text.indexOf('&');
        while (at >= 0) {
            int end = at + 1;
            while (end < text.length() && end < at + 12 && isReferencePart(text.charAt(end))) {
                end++;
            }
            if (end > at + 1 && end < text.length() && text.charAt(end) == ';') {
                return true;
            }
            at = text.indexOf('&', at + 1);
        }
        return false;
    }

    private static boolean isReferencePart(char c) {
        return c == '#' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Atom 1.0 demands a {@code div} around XHTML that is not part of it (RFC 4287, section 3.1.1.3). */
    static String withoutDiv(String value, boolean demanded) {
        if (!demanded || !value.startsWith("<div") || !value.endsWith("</div>")) {
            return value;
        }
        int end = value.indexOf('>');
        return wraps(value, end) ? value.substring(end + 1, value.length() - 6).strip() : value;
    }

    /** Whether it is one {@code div} whose content has no tags, only escaped ones. */
    static boolean isDivOfEscaped(String value) {
        String inner = withoutDiv(value, true);
        return !inner.equals(value) && inner.indexOf('<') < 0 && inner.contains("&lt;");
    }

    /** Whether the first {@code div} is closed by the last end tag and not before. */
    private static boolean wraps(String value, int end) {
        int depth = 1;
        int at = value.indexOf("div", end);
        while (at > 0) {
            if (value.charAt(at - 1) == '<') {
                depth++;
            } else if (value.charAt(at - 1) == '/') {
                depth--;
                if (depth == 0) {
                    return at + 4 == value.length();
                }
            }
            at = value.indexOf("div", at + 3);
        }
        return false;
    }
}
