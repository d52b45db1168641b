package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The words that caused a tag or an alert, and where they stand.
 *
 * @param field in which text
 * @param start first UTF-16 code unit of the span, from 0
 * @param end first code unit after it
 * @param text the span as it is written there
 * @param term what was looked for, as the definition or query spells it
 * @param rule which rule asked for it: kind of term and language, such as {@code lemma:ru}
 * @param weight what it added to the score
 */
public record Evidence(Field field, int start, int end, String text, String term, String rule, double weight) {
    /** The texts of a statement that can carry evidence. */
    public enum Field {
        TITLE,
        BODY;

        /** {@code title} or {@code body}. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException where the span is empty or does not fit its text */
    public Evidence {
        if (start < 0 || end <= start || text.length() != end - start) {
            throw new IllegalArgumentException(
                    "evidence span " + start + ".." + end + " does not fit a text of " + text.length() + " characters");
        }
    }
}
