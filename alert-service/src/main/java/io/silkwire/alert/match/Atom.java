package io.silkwire.alert.match;

import io.silkwire.alert.query.LanguageRange;
import io.silkwire.alert.query.Query;
import io.silkwire.contracts.TopicId;
import java.util.List;
import java.util.Set;

/** What a leaf of a query asks of a statement; equal atoms of many subscriptions are one. */
sealed interface Atom {
    /**
     * Words side by side, each in any of its forms; a single word is a run of one.
     *
     * @param stems for each word the stems it may stand under
     */
    record Run(List<Set<String>> stems) implements Atom {
        /** Copies the stems. */
        public Run {
            stems = List.copyOf(stems);
        }
    }

    /** A tag. */
    record Tagged(TopicId topic) implements Atom {}

    /** The language it is written in. */
    record Written(LanguageRange language) implements Atom {}

    /** A clause that is read literally. */
    record Read(Query clause) implements Atom {}
}
