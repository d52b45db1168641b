package io.silkwire.ingest.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of a text file that is not blank.
 *
 * @param raw as it stands in the file
 * @param text without margins, with single spaces
 * @param gap how many blank lines stand before it
 * @param newPage whether a form feed stands before it
 */
record Line(String raw, String text, int gap, boolean newPage) {
    /** Unicode's mandatory breaks (UAX #14, class BK) besides the usual line ends. */
    private static final Pattern LINE_END = Pattern.compile("\r\n|[\n\r\u000B\f\u0085\u2028\u2029]");
    /** Space-like characters, the no-break ones included; ZWNJ is none of them, Persian needs it. */
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    /** Characters without width or meaning in a statement, and C1 controls, which only wrong conversions make. */
    private static final Pattern INVISIBLE = Pattern.compile("[\u200B\u2060\uFEFF\u0080-\u0084\u0086-\u009F\u001A]");
    /** A sentence ends here: its mark, and what may close after it. */
    private static final Pattern TERMINAL = Pattern.compile(".*[.!?…:;؟۔。]\\s*[)\\]»”“\"’']*\\s*$");
    /** An abbreviation or initials, whose stop ends no sentence. */
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?U).*(?:^|[\\s(«“.])(?:\\p{Lu}|No|Nos|Mr|Mrs|Ms|Dr|Prof|Gen|St|vs|г|гг|ул|им|ст|стр|п|тов|акад)\\.$");

    private static final Pattern BULLET = Pattern.compile("^[•·▪●◦‣∙■□] ?.*");
    private static final Pattern HEADING_MARK = Pattern.compile("^#{1,6} .*");
    private static final Pattern OPEN_HYPHEN = Pattern.compile(".*[\\p{L}\\p{N}][-‐\u00AD]$");

    /** The lines of this text that are not blank, in order. */
    static List<Line> split(String text) {
        List<Line> lines = new ArrayList<>();
        int gap = 0;
        boolean newPage = false;
        var ends = LINE_END.matcher(text);
        int start = 0;
        while (start <= text.length()) {
            boolean found = ends.find(start);
            int end = found ? ends.start() : text.length();
            String raw = text.substring(start, end);
            String clean = clean(raw);
            if (clean.isEmpty()) {
                gap++;
            } else {
                lines.add(new Line(raw, clean, gap, newPage));
                gap = 0;
                newPage = false;
            }
            newPage |= found && text.charAt(end) == '\f';
            start = found ? ends.end() : text.length() + 1;
        }
        return lines;
    }

    /** The text with single spaces and without invisible characters and margins. */
    static String clean(String raw) {
        return SPACES.matcher(INVISIBLE.matcher(raw).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    int length() {
        return text.length();
    }

    /** Whether its last sentence may go on in the next line. */
    boolean isOpen() {
        return !TERMINAL.matcher(text).matches() || ABBREVIATION.matcher(text).matches();
    }

    boolean startsLower() {
        return Character.isLowerCase(text.codePointAt(0));
    }

    boolean isBullet() {
        return BULLET.matcher(text).matches();
    }

    boolean isHeadingMark() {
        return HEADING_MARK.matcher(text).matches();
    }

    boolean endsInHyphen() {
        return OPEN_HYPHEN.matcher(text).matches();
    }

    /** Length of its first word. */
    int firstWord() {
        int space = text.indexOf(' ');
        return space < 0 ? text.length() : space;
    }

    boolean hasWords() {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    int words() {
        return text.split(" ", -1).length;
    }
}
