package io.silkwire.text;

import java.util.List;
import java.util.Set;

/**
 * One word of a text.
 *
 * @param start first UTF-16 code unit in the original text
 * @param end first code unit after it; a possessive {@code 's} stays outside
 * @param analysed what follows from its letters; it has a word and at least one stem
 * @param sentence number of its sentence in the text, from 0
 * @param paragraph number of its paragraph in the text, from 0
 * @param afterBreak whether a comma, stop, bracket or the like parts it from the word before, so that the two are no phrase
 */
public record Token(int start, int end, AnalysedWord analysed, int sentence, int paragraph, boolean afterBreak) {
    /** The word normalised, see {@link Normalizer#word}. */
    public String word() {
        return analysed.word();
    }

    /** Its stems, see {@link Stemmer}; at least one. */
    public List<String> stems() {
        return analysed.stems();
    }

    /** The word as it is written in the text it came from. */
    public String surface(String text) {
        return text.substring(start, end);
    }

    /**
     * The word as it is written in the text it came from, in composed letters and without what is invisible in it: what an exact
     * spelling is compared with. Cut where it is longer than any word.
     */
    public String written(String text) {
        return Normalizer.written(surface(text));
    }

    /** Whether the word may be a form of what is looked for, given the stems that {@link LemmaClosure} wrote for that. */
    public boolean hasStemIn(Set<String> wanted) {
        for (String stem : stems()) {
            if (wanted.contains(stem)) {
                return true;
            }
        }
        return false;
    }
}
