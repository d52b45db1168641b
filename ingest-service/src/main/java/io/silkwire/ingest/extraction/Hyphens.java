package io.silkwire.ingest.extraction;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins lines, and decides what a hyphen at a line's end is: part of a compound ({@code Nuclear-Weapon-Free-Zone}, {@code
 * культурно-гуманитарного}), which stays, or the mark of a word broken in two, which goes. Evidence, strongest first: the next
 * part's capital; the word with or without hyphen elsewhere in the text; a second part that is an ending and no word; a second
 * part that is a word elsewhere; and last, whether this text breaks words at all.
 */
final class Hyphens {
    /** Texts set with hyphenation break a word in about every tenth line; compounds meet a line's end in about every fiftieth. */
    private static final double LEAST_BROKEN = 0.05;

    private static final int LEAST_BROKEN_LINES = 3;
    private static final int LEAST_WORD_CHARS = 4;
    private static final char SOFT_HYPHEN = '\u00AD';

    /** Endings that are no words by themselves, English and Russian. */
    private static final Set<String> ENDINGS = Set.of(
            "tion",
            "tions",
            "sion",
            "sions",
            "cation",
            "zation",
            "ization",
            "isation",
            "ation",
            "ations",
            "ment",
            "ments",
            "ness",
            "ity",
            "ities",
            "tive",
            "tives",
            "ing",
            "ings",
            "ance",
            "ence",
            "ible",
            "ment's",
            "ties",
            "cies",
            "gion",
            "tional",
            "national",
            "rity",
            "ly",
            "ed",
            "er",
            "ers",
            "ция",
            "ции",
            "цию",
            "ций",
            "цией",
            "ние",
            "ния",
            "нию",
            "нием",
            "ний",
            "ность",
            "ности",
            "ностью",
            "ного",
            "ному",
            "ный",
            "ная",
            "ное",
            "ные",
            "ных",
            "ными",
            "ства",
            "ство",
            "ству",
            "ством",
            "ский",
            "ская",
            "ское",
            "ские",
            "ского",
            "скому",
            "ских",
            "тельно",
            "тельный",
            "тельного",
            "тель",
            "теля",
            "лось",
            "лась",
            "ется",
            "ются",
            "ться");

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’-]*");
    private static final Pattern TAIL = Pattern.compile("^\\p{L}[\\p{L}\\p{M}'’]*");
    /** How far back the first part of a word is looked for. */
    private static final int MOST_HEAD = 80;

    private final Words words = new Words();
    private final boolean breaksWords;

    /** Takes its evidence from all lines of the text. */
    Hyphens(List<Line> lines) {
        int broken = 0;
        boolean asked = false;
        for (Line line : lines) {
            broken += line.endsInHyphen() ? 1 : 0;
            asked |= isHyphen(line.text().charAt(line.length() - 1));
        }
        breaksWords = broken >= LEAST_BROKEN_LINES && broken >= LEAST_BROKEN * lines.size();
        if (asked) {
            lines.forEach(this::learn);
        }
    }

    private void learn(Line line) {
        Matcher word = WORD.matcher(line.text());
        while (word.find()) {
            words.add(word.group().toLowerCase(Locale.ROOT));
        }
    }

    private static boolean isHyphen(char c) {
        return c == '-' || c == '‐';
    }

    /** Appends the next line of a paragraph. */
    void append(StringBuilder paragraph, String next) {
        int last = paragraph.length() - 1;
        if (paragraph.charAt(last) == SOFT_HYPHEN) {
            paragraph.setLength(last);
        } else if (endsInHyphen(paragraph, next)) {
            if (!isCompound(paragraph, next)) {
                paragraph.setLength(last);
            }
        } else {
            paragraph.append(' ');
        }
        paragraph.append(next);
    }

    private static boolean endsInHyphen(StringBuilder paragraph, String next) {
        int last = paragraph.length() - 1;
        return isHyphen(paragraph.charAt(last))
                && last > 0
                && Character.isLetterOrDigit(paragraph.charAt(last - 1))
                && Character.isLetterOrDigit(next.codePointAt(0));
    }

    private boolean isCompound(StringBuilder paragraph, String next) {
        String head = head(paragraph);
        Matcher tail = TAIL.matcher(next);
        // A capital or a digit starts no second half of a broken word.
        if (head.isEmpty() || !tail.find() || Character.isUpperCase(tail.group().codePointAt(0))) {
            return true;
        }
        return isCompound(head.toLowerCase(Locale.ROOT), tail.group().toLowerCase(Locale.ROOT));
    }

    /** The word before the hyphen at the end, with hyphens of its own; empty where there is none. */
    private static String head(StringBuilder paragraph) {
        int end = paragraph.length() - 1;
        int from = Math.max(0, paragraph.length() - MOST_HEAD);
        int at = end;
        int start = end;
        while (at > from) {
            int c = paragraph.codePointBefore(at);
            if (!Character.isLetter(c) && !isMark(c) && c != '\'' && c != '’' && c != '-') {
                break;
            }
            at -= Character.charCount(c);
            start = Character.isLetter(c) ? at : start;
        }
        return paragraph.substring(start, end);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private boolean isCompound(String head, String tail) {
        if (words.contains(head + "-" + tail)) {
            return true;
        }
        if (words.contains(head + tail) || ENDINGS.contains(tail)) {
            return false;
        }
        boolean wordElsewhere = tail.length() >= LEAST_WORD_CHARS && countsAsWord(head) && words.contains(tail);
        return wordElsewhere || !breaksWords;
    }

    /** The head of a broken word is a syllable or two; that of a compound is a word, or a prefix written with hyphen. */
    private boolean countsAsWord(String head) {
        return !breaksWords || words.contains(head);
    }
}
