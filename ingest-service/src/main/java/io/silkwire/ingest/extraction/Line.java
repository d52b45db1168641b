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
    /** A sentence ends in one of these. */
    private static final String TERMINAL = ".!?…:;؟۔。";
    /** What may close after a sentence's end. */
    private static final String CLOSING = ")]»”“\"'’";
    /** Abbreviations whose stop ends no sentence. */
    private static final List<String> ABBREVIATIONS = List.of(
            "No", "Nos", "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "St", "vs", "г", "гг", "ул", "им", "ст", "стр", "п",
            "тов", "акад");
    /** What may stand before an abbreviation. */
    private static final String BEFORE_ABBREVIATION = "(«“.";

    private static final String BULLETS = "•·▪●◦‣∙■□";
    private static final String HYPHENS = "-‐\u00AD";
    private static final int MOST_MARKS = 6;

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
        if (isClean(raw)) {
            return raw;
        }
        return SPACES.matcher(INVISIBLE.matcher(raw).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** Whether {@link #clean} would change nothing, as in most lines of most texts. */
    private static boolean isClean(String raw) {
        boolean space = true;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == ' ') {
                if (space) {
                    return false;
                }
                space = true;
            } else {
                if (c < ' ' || (c >= '\u007F' && !isPlain(c))) {
                    return false;
                }
                space = false;
            }
        }
        return !space;
    }

    private static boolean isPlain(char c) {
        return c > '\u009F' && c != '\u200B' && c != '\u2060' && c != '\uFEFF' && !Character.isSpaceChar(c);
    }

    int length() {
        return text.length();
    }

    /** Whether its last sentence may go on in the next line. */
    boolean isOpen() {
        return !isTerminated() || endsInAbbreviation();
    }

    private boolean isTerminated() {
        int end = before(before(before(text.length(), " "), CLOSING), " ");
        return end > 0 && TERMINAL.indexOf(text.charAt(end - 1)) >= 0;
    }

    /** The end without these characters. */
    private int before(int end, String characters) {
        int at = end;
        while (at > 0 && characters.indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    /** The stop belongs to an abbreviation or to initials. */
    private boolean endsInAbbreviation() {
        int stop = text.length() - 1;
        if (stop < 1 || text.charAt(stop) != '.') {
            return false;
        }
        int last = text.codePointBefore(stop);
        return (Character.getType(last) == Character.UPPERCASE_LETTER && startsWord(stop - Character.charCount(last)))
                || ABBREVIATIONS.stream()
                        .anyMatch(word ->
                                text.startsWith(word, stop - word.length()) && startsWord(stop - word.length()));
    }

    private boolean startsWord(int at) {
        return at == 0 || text.charAt(at - 1) == ' ' || BEFORE_ABBREVIATION.indexOf(text.charAt(at - 1)) >= 0;
    }

    boolean startsLower() {
        return Character.isLowerCase(text.codePointAt(0));
    }

    boolean isBullet() {
        return BULLETS.indexOf(text.charAt(0)) >= 0;
    }

    boolean isHeadingMark() {
        int marks = 0;
        while (marks < text.length() && text.charAt(marks) == '#') {
            marks++;
        }
        return marks > 0 && marks <= MOST_MARKS && marks < text.length() && text.charAt(marks) == ' ';
    }

    boolean endsInHyphen() {
        int last = text.length() - 1;
        return last > 0 && HYPHENS.indexOf(text.charAt(last)) >= 0 && isLetterOrNumber(text.codePointBefore(last));
    }

    private static boolean isLetterOrNumber(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
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
