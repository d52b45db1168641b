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
        String text = Line.clean(SOFT_HYPHEN.matcher(paragraph).replaceAll(""));
        text = AFTER_QUOTE.matcher(text).replaceAll("");
        text = BEFORE_QUOTE.matcher(text).replaceAll("");
        text = AFTER_OPENING.matcher(text).replaceAll("");
        text = BEFORE_CLOSING.matcher(text).replaceAll("");
        return BEFORE_STOP.matcher(text).replaceAll("$1");
    }
}
