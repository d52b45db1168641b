package io.silkwire.alert.query;

import io.silkwire.contracts.Evidence;

/**
 * Where in a statement a run stands.
 *
 * @param field in which text
 * @param first number of its first word in that text, from 0
 * @param words how many words it has
 */
public record Hit(Evidence.Field field, int first, int words) {
    /** The number of the first word after it. */
    int end() {
        return first + words;
    }
}
