package io.silkwire.alert.query;

import java.util.List;

/**
 * The clause for which a statement does not fit.
 *
 * @param at where it stands in the query
 * @param clause as text
 * @param words why it fails, for people
 * @param within where it is made of alternatives: why each of the first of them fails; empty otherwise
 */
public record Failure(Place at, String clause, String words, List<Failure> within) {
    /** Copies the list. */
    public Failure {
        within = List.copyOf(within);
    }
}
