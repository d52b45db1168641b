package io.silkwire.alert.revision;

import io.silkwire.contracts.Statement;
import java.util.List;

/** What became of looking for the revisions of a statement. */
public sealed interface RevisionOutcome {
    /**
     * They are here, first one first; none where the log does not know the statement.
     *
     * @param complete whether the log was read to its end; later ones may be missing where not
     */
    record Found(List<Statement> revisions, boolean complete) implements RevisionOutcome {
        /** Copies the list. */
        public Found {
            revisions = List.copyOf(revisions);
        }
    }

    /** Kafka does not answer, or too many ask at once. Says which, in words for a person. */
    record Unavailable(String problem, String remedy) implements RevisionOutcome {}
}
