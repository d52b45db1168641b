package io.silkwire.contracts;

/**
 * A part of a statement's body that is in one language, where the body has more than one.
 *
 * @param start first character, in UTF-16 units of the body
 * @param end character after the last
 * @param language BCP 47 tag
 */
public record LanguagePassage(int start, int end, String language) {
    /** @throws IllegalArgumentException where it is empty or ends before it starts */
    public LanguagePassage {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException(
                    "a passage needs 0 <= start < end, but was " + start + " to " + end + " (" + language + ")");
        }
    }
}
