package io.silkwire.ingest.extraction;

import java.util.regex.Pattern;

/**
 * Repairs the spaces of a paragraph: one where conversions left more, none before a comma or full stop and inside brackets and
 * curly quotes. Letters, digits and marks stay as they are; so do the spaced colons, question marks and guillemets of French.
 */
final class Spacing {
    private static final Pattern SOFT_HYPHEN = Pattern.compile("\u00AD");
    /** Not before an ellipsis, a decimal or ".net": what follows must be a space, the end, or something that closes. */
    private static final Pattern BEFORE_STOP = Pattern.compile(" +([.,])(?=[\\s)\\]»”’\"'.,;:]|$)(?!\\.\\.)");

    private static final Pattern BEFORE_CLOSING = Pattern.compile(" +(?=[)\\]](?:[\\s.,;:!?)\\]»”]|$))");
    private static final Pattern AFTER_OPENING = Pattern.compile("(?<=(?:^|[\\s«“])[(\\[]) +");
    /** “ opens only after a space; in German it closes, and then it stands at a word. */
    private static final Pattern AFTER_QUOTE = Pattern.compile("(?<=(?:^|[\\s(])“) +");

    private static final Pattern BEFORE_QUOTE = Pattern.compile(" +(?=”(?:[\\s.,;:!?)]|$))");

    private Spacing() {}

    /** The paragraph with its spaces in order. */
    static String tidy(String paragraph) {
        String text = Line.clean(without(SOFT_HYPHEN, paragraph, "\u00AD"));
        text = without(AFTER_QUOTE, text, "“ ");
        text = without(BEFORE_QUOTE, text, " ”");
        text = without(AFTER_OPENING, text, "( ", "[ ");
        text = without(BEFORE_CLOSING, text, " )", " ]");
        return isIn(text, " .", " ,") ? BEFORE_STOP.matcher(text).replaceAll("$1") : text;
    }

    /** The pattern is only tried where one of the pieces is there that each match has: most paragraphs have none. */
    private static String without(Pattern pattern, String text, String... pieces) {
        return isIn(text, pieces) ? pattern.matcher(text).replaceAll("") : text;
    }

    private static boolean isIn(String text, String... pieces) {
        for (String piece : pieces) {
            if (text.contains(piece)) {
                return true;
            }
        }
        return false;
    }
}
