package io.silkwire.ingest.report;

import io.silkwire.contracts.StatementId;
import io.silkwire.ingest.refusal.Refusal;
import java.util.Locale;

/** What became of one file in ingest. */
public sealed interface FileOutcome {
    /** It was not taken in. */
    record Refused(Refusal refusal) implements FileOutcome {}

    /** It was published before in this wording. */
    record Unchanged(StatementId statementId) implements FileOutcome {}

    /** It was published. */
    record Published(StatementId statementId, int revision, As as) implements FileOutcome {}

    /** Why a statement was published. */
    enum As {
        /** It had never been seen. */
        NEW,
        /** Its wording had changed. */
        EDITED,
        /** For its alerts: the same revision again. */
        REPEATED;

        /** The word in metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The word under which it is counted. */
    default String disposition() {
        return switch (this) {
            case Refused refused -> refused.refusal().reason().label();
            case Unchanged unused -> "unchanged";
            case Published published -> published.as().label();
        };
    }
}
