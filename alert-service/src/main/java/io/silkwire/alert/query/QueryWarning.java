package io.silkwire.alert.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is odd about a query that can be read.
 *
 * @param at where in its text
 * @param problem in words for people
 * @param remedy what to do about it
 * @param suggestion what to write in place of the text at that place, or null where that takes a person
 */
public record QueryWarning(
        Kind kind,
        Place at,
        String problem,
        String remedy,
        @Nullable String suggestion) {
    /** What kinds there are. */
    public enum Kind {
        NEVER_MATCHES,
        MATCHES_EVERYTHING,
        NEGATION_ONLY,
        FILTER_ONLY,
        STOP_WORDS_ONLY,
        MIXED_SCRIPTS,
        OTHER_SCRIPT,
        OPERATOR_AS_WORD,
        UNKNOWN_VALUE,
        UNKNOWN_FIELD;

        /** The word in JSON: lower case with hyphens. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
