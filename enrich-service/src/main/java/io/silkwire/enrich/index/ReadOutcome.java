package io.silkwire.enrich.index;

import io.silkwire.contracts.Reason;
import org.jspecify.annotations.Nullable;

/** What a record of the enriched statements turned out to be. */
sealed interface ReadOutcome {
    /** A document to write. */
    record Understood(PendingDocument document) implements ReadOutcome {}

    /** Read, and nothing to be found in an index: the canary. */
    record Unwanted() implements ReadOutcome {}

    /** Not an enriched statement: dead letter. */
    record Unreadable(
            Reason reason, String message, @Nullable Throwable cause) implements ReadOutcome {}
}
