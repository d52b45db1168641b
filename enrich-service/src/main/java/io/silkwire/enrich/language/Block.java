package io.silkwire.enrich.language;

import java.util.ArrayList;
import java.util.List;

/**
 * A paragraph, or several short ones: the part of a text whose language is told by itself.
 *
 * @param start first character
 * @param end character after the last
 */
record Block(int start, int end) {
    /** Shorter paragraphs go with the next: too few letters tell too little. */
    private static final int MIN_LENGTH = 60;
    /** A longer text has longer blocks, so that the work does not grow with the text. */
    private static final int MAX_BLOCKS = 48;
    /** How far the end of a block looks for the end of its paragraph in a text with long blocks. */
    private static final int MAX_LOOK = 8_000;

    /** The blocks of a text, in order, without gaps. */
    static List<Block> of(String text) {
        List<Block> blocks = new ArrayList<>();
        int length = Math.max(MIN_LENGTH, text.length() / MAX_BLOCKS);
        int start = 0;
        while (start < text.length()) {
            int end = end(text, start + length);
            if (text.length() - end < MIN_LENGTH / 2 && !hasBreak(text, end)) {
                end = text.length();
            }
            blocks.add(new Block(start, end));
            start = end;
        }
        return blocks;
    }

    private static boolean hasBreak(String text, int at) {
        return at < text.length() && text.charAt(at - 1) == '\n';
    }

    private static int end(String text, int from) {
        if (from >= text.length()) {
            return text.length();
        }
        int limit = Math.min(text.length(), from + MAX_LOOK);
        for (int i = from; i < limit; i++) {
            if (text.charAt(i) == '\n') {
                return i + 1;
            }
        }
        return limit;
    }

    /**
     * Where to read when no more than so many characters are wanted: all of a short block, else its beginning, middle and
     * end, each from the beginning of a word on.
     */
    List<Block> samples(String text, int most) {
        int length = end - start;
        if (length <= most) {
            return List.of(this);
        }
        if (length < 3 * most) {
            return List.of(window(text, start, most));
        }
        int third = most / 3;
        return List.of(
                window(text, start, third),
                window(text, start + (length - third) / 2, third),
                window(text, end - third, third));
    }

    private Block window(String text, int from, int most) {
        int to = Math.min(end, from + most);
        int begin = from;
        if (begin > start) {
            while (begin < to - 1 && Character.isLetter(text.charAt(begin))) {
                begin++;
            }
        }
        int last = to;
        if (last < end) {
            while (last > begin + 1 && Character.isLetter(text.charAt(last - 1))) {
                last--;
            }
        }
        // Text without spaces, such as Chinese, is read as it is cut.
        return last - begin < most / 2 ? new Block(from, to) : new Block(begin, last);
    }
}
