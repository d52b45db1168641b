package io.silkwire.alert.match;

import java.util.List;

/** A subscription's query with its leaves replaced by the numbers of shared atoms. */
sealed interface Clause {
    /** Every statement. */
    record Always() implements Clause {}

    /** All hold. */
    record All(List<Clause> parts) implements Clause {}

    /** One holds. */
    record Any(List<Clause> parts) implements Clause {}

    /** It does not hold. */
    record Never(Clause part) implements Clause {}

    /**
     * An atom holds.
     *
     * @param atom its number
     * @param asked as the query spells it, for the evidence
     * @param rule the kind of clause, for the evidence
     */
    record Leaf(int atom, String asked, String rule) implements Clause {}
}
