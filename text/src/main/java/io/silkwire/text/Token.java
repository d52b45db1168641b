package io.silkwire.text;

/**
 * One word of a text.
 *
 * @param start first UTF-16 code unit in the original text
 * @param end first code unit after it; a possessive {@code 's} stays outside
 * @param word normalised, see {@link Normalizer#word}
 * @param stem see {@link Stemmer#stem}
 * @param sentence number of its sentence in the text, from 0
 * @param paragraph number of its paragraph in the text, from 0
 * @param afterBreak whether a comma, stop, bracket or the like parts it from the word before, so that the two are no phrase
 */
public record Token(int start, int end, String word, String stem, int sentence, int paragraph, boolean afterBreak) {
    /** The word as it is written in the text it came from. */
    public String surface(String text) {
        return text.substring(start, end);
    }
}
