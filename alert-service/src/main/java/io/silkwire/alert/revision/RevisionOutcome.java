package io.silkwire.alert.revision;

import io.silkwire.contracts.Statement;
import java.util.List;

/** What became of looking for the revisions of a statement. */
public sealed interface RevisionOutcome {
    /**
     * They are here, first one first; none where no such statement is known.
     *
     * @param complete whether each revision that the index knows of was read; some are missing where not
     */
    record Found(List<Statement> revisions, boolean complete) implements RevisionOutcome {
        /** Copies the list. */
        public Found {
            revisions = List.copyOf(revisions);
        }
    }

    /** Kafka or Elasticsearch does not answer, or too many ask at once. Says which, in words for a person. */
    record Unavailable(String problem, String remedy) implements RevisionOutcome {}
}
