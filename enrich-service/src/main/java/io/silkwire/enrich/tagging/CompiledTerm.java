package io.silkwire.enrich.tagging;

import io.silkwire.enrich.pattern.Hits;
import io.silkwire.enrich.topic.Term;

/** A term of one topic whose sides are ids of patterns. Equal only to itself: the same words in two groups are two proofs. */
final class CompiledTerm {
    private final Term term;
    private final String group;
    private final int[][] sides;

    /** @param group the group it belongs to, empty outside groups */
    CompiledTerm(Term term, String group, int[][] sides) {
        this.term = term;
        this.group = group;
        this.sides = sides;
    }

    Term term() {
        return term;
    }

    String group() {
        return group;
    }

    int sides() {
        return sides.length;
    }

    /** Ids of the patterns that this side may be. */
    int[] side(int number) {
        return sides[number];
    }

    /** Whether it is of the text's languages and each side stands somewhere; where not, no occurrence need be looked for. */
    boolean mayStand(Hits hits, TextLanguages languages) {
        if (!languages.have(term.language())) {
            return false;
        }
        for (int[] side : sides) {
            if (!anyStands(side, hits)) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyStands(int[] side, Hits hits) {
        for (int id : side) {
            if (hits.has(id)) {
                return true;
            }
        }
        return false;
    }
}
